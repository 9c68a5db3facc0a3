using System.Globalization;
using Utws.Tests.Description;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Soap;

/// <summary>The recorded cases of the original runtime, sent to the running server: routing, reading, arguments, faults, answers.</summary>
public sealed class VectorReplayTests(AsmxServer fixture, ITestOutputHelper output) : IClassFixture<AsmxServer>
{
    private const int OldMaxRequestBytes = 4 * 1024 * 1024;

    public static TheoryData<string> SoapVectors =>
        [.. AsmxVectors.All.Where(v => v.IsSoapCall).Select(v => v.Id)];

    public static TheoryData<string> DeviatingVectors => [.. Deviations.ByVector.Keys];

    [Theory]
    [MemberData(nameof(SoapVectors))]
    public async Task Vector_IsAnsweredAsRecordedUnlessItIsADeviation(string id)
    {
        AsmxVector vector = AsmxVectors.Get(id);
        VectorOutcome expected = Deviations.ByVector.TryGetValue(id, out Deviation? deviation)
            ? deviation.Outcome
            : VectorOutcome.Recorded(vector);
        string what = $"{id} ({vector.Name})";
        _ = fixture.Decider.Take();
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        RawHttpResponse answer = await connection.ExchangeAsync(vector.Request.ToHttp(BodyOf(vector)).ToBytes());
        WireAssert.Answer((expected.Status, WireNames.ContentTypeOf(expected.Version), expected.CacheControl, expected.Body), answer, what);
        if (expected.Call is { } call)
        {
            (IReadOnlyList<SessionRecord> sessions, IReadOnlyList<int> apiVersions) = fixture.Decider.Take();
            Assert.Equal(call.Announced, sessions);
            Assert.All(apiVersions, v => Assert.Equal(call.ApiVersion, v));
        }
    }

    [Theory]
    [MemberData(nameof(DeviatingVectors))]
    public void Deviation_IsOne(string id)
    {
        VectorOutcome recorded = VectorOutcome.Recorded(AsmxVectors.Get(id));
        VectorOutcome ours = Deviations.ByVector[id].Outcome;
        bool isSameCall = recorded.Call?.ApiVersion == ours.Call?.ApiVersion
            && (recorded.Call?.Announced ?? []).SequenceEqual(ours.Call?.Announced ?? []);
        Assert.False(recorded.Status == ours.Status && recorded.Body.Span.SequenceEqual(ours.Body.Span) && isSameCall);
    }

    [Fact]
    public void AllVectors_AreReplayed()
    {
        Assert.Equal(300, AsmxVectors.All.Count);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{SoapVectors.Count} of {AsmxVectors.All.Count} vectors are SOAP calls, {Deviations.ByVector.Count} of them deviations; the others are replayed by {nameof(ServiceVectorTests)}."));
        Assert.Equal(AsmxVectors.All.Count, SoapVectors.Count + ServiceVectorTests.Vectors.Count);
    }

    // The vectors say "too long" instead of carrying four megabytes: white space before the last end tag makes them so.
    private static ReadOnlyMemory<byte> BodyOf(AsmxVector vector) => vector.Request.IsTooLong
        ? PaddedBody.To(OldMaxRequestBytes + 1, vector.Request.Body)
        : vector.Request.Body;
}
