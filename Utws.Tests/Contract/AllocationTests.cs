using Utws.Api.Policy;
using Utws.Benchmarks;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>Read, decide and write allocate nothing once warmed up, whatever the version, layout or number of sessions.</summary>
public sealed class AllocationTests
{
    private static readonly ISessionDecider s_shippedPolicy =
        PolicyFile.Load(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.json")).Policy;

    public static TheoryData<int, bool, bool> Requests()
    {
        TheoryData<int, bool, bool> data = [];
        foreach (int sessions in new[] { 1, 10, 1000 })
        {
            foreach (bool soap12 in new[] { false, true })
            {
                data.Add(sessions, soap12, true);
                data.Add(sessions, soap12, false);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Walk_WarmedUp_AllocatesNothing(int sessions, bool soap12, bool indented)
    {
        byte[] body = RequestBodies.Create(SampleSessions.Create(sessions, seed: 1), soap12, indented);
        SoapRequestHead head = soap12 ? ProcessorRun.Head12 : ProcessorRun.Head11;
        using SoapProcessor processor = new(new SoapProcessorOptions());
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(200, ProcessorRun.Run(processor, head, body, s_shippedPolicy).StatusCode);
        }

        Assert.Equal(0, Measure(processor, head, body, s_shippedPolicy, pieceLength: body.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    public void Walk_InPieces_AllocatesNothing(int pieceLength)
    {
        byte[] body = RequestBodies.Create(SampleSessions.Create(10, seed: 1), soap12: true, indented: true);
        using SoapProcessor processor = new(new SoapProcessorOptions());
        Measure(processor, ProcessorRun.Head12, body, s_shippedPolicy, pieceLength);

        Assert.Equal(0, Measure(processor, ProcessorRun.Head12, body, s_shippedPolicy, pieceLength));
    }

    private static long Measure(SoapProcessor processor, in SoapRequestHead head, byte[] body, ISessionDecider decider, int pieceLength)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        processor.Begin(head, body.Length, decider, DateTimeOffset.UnixEpoch);
        for (int start = 0; start < body.Length; start += pieceLength)
        {
            processor.Append(body.AsSpan(start, Math.Min(pieceLength, body.Length - start)));
        }

        processor.Complete();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(200, processor.Answer.StatusCode);
        return allocated;
    }
}
