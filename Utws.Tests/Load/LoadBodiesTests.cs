using Utws.Api.Policy;
using Utws.Benchmarks;
using Utws.Benchmarks.Load.Bodies;
using Utws.Core.Policy;
using Utws.Tests.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Load;

public sealed class LoadBodiesTests
{
    // The floor answers by it.
    [Fact]
    public void EveryBody_HasALengthOfItsOwn() =>
        Assert.Equal(LoadBodies.All.Count, LoadBodies.All.Select(b => b.Request.Length).Distinct().Count());

    // UTWS decides by the file what the peers decide by code.
    [Fact]
    public void LoadPolicy_DecidesAsThePeersDo()
    {
        PublishPolicy policy = PolicyFile.Load(Path.Combine(RepositoryPaths.Root, "Utws.Benchmarks", "Load", "load-policy.json")).Policy;
        Assert.All(LoadBodies.All.SelectMany(b => b.Sessions).Select(s => s.ProductId).Distinct(), productId => Assert.Equal(
            SampleDecider.Decide(productId), new TestSession { ProductId = productId }.Decide(policy, TestPolicy.Now, out _)));
    }

    [Theory]
    [InlineData("2", 64)]
    [InlineData("2@256", 256)]
    public void Case_HasItsConnectionsOrTheDefault(string text, int connections) =>
        Assert.Equal(new LoadCase(LoadBodies.All[0], connections), LoadCase.Parse(text, connections: 64));

    [Theory]
    [InlineData("3")]
    [InlineData("")]
    [InlineData("2@")]
    [InlineData("2@0")]
    [InlineData("2@many")]
    public void Case_OfNothingKnown_IsNone(string text) => Assert.Null(LoadCase.Parse(text, connections: 64));
}
