using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class PublishPolicyAllocationTests
{
    // Every kind of condition and outcome; the sessions below end in the last rule, in "otherwise" and in the first rule,
    // and all but the last come by the one that samples.
    private const string Policy =
        """
        { "publishUntilUnit": "fileTime",
          "rules": [
            { "name": "a", "when": { "productID": [3, 7], "version": ["1", "2"], "servicePack": null }, "publish": "Details", "for": "P1M1D" },
            { "name": "sampled", "when": { "osBits": 64, "version": { "atLeast": "1.0" } }, "sample": 1e-9, "publish": "Discard" },
            { "name": "b", "when": { "apiVersion": { "min": 1 }, "osBits": 64, "country": ["US", { "glob": "*A" }] }, "publish": "SummaryOnly", "until": "2030-01-01" } ],
          "otherwise": { "publish": "Details", "for": "PT36H" } }
        """;

    [Fact]
    public void Decide_AnySession_AllocatesNothing()
    {
        PublishPolicy policy = TestPolicy.Parse(Policy);
        DecisionContext context = new(1, TestPolicy.Now);
        long before = 0;
        int[] hits = new int[4];
        const int Rounds = 1000;

        // The first rounds let the runtime compile what it compiles.
        for (int round = -Rounds; round < Rounds; round++)
        {
            if (round == 0)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            SessionInfo session = new()
            {
                ProductId = round % 3 == 0 ? 3 : 4,
                Version = "2"u8,
                OsBits = 64,
                Country = round % 2 == 0 ? "CA"u8 : "DE"u8,
                Present = SessionTextFields.Version | SessionTextFields.Country,
            };
            _ = policy.Decide(in context, in session, out int rule);
            hits[rule + 1]++;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, hits[2]);
        Assert.Single(hits, 0);
    }
}
