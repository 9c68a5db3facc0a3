using Microsoft.Extensions.Logging;
using Utws.Api.Operations.Requests;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Requests;

/// <summary>What is logged of requests that were rejected, and how much.</summary>
public sealed class RejectionLogTests
{
    private static readonly SoapAnswer s_answer = new(400, SoapVersion.Soap12, default, SoapFaults.UndecodableBody());

    [Fact]
    public void Requests_BeyondTheBound_AreSummedUpByReasonOnce()
    {
        using CapturingLoggerProvider lines = new();
        using LoggerFactory loggers = new([lines]);
        ManualTimers clock = new();
        using RejectionLog log = new(loggers.CreateLogger<RejectionLog>(), clock);
        for (int i = 0; i < RejectionLog.Lines + 5; i++)
        {
            log.Tell(in s_answer, i % 2 == 0 ? SoapFaultReason.UndecodableBody : SoapFaultReason.TooLong);
        }

        Assert.Equal(RejectionLog.Lines, lines.AboveDebug.Count);
        Assert.Equal("A request was rejected (SOAP 1.2): UndecodableBody; its client got 400", lines.AboveDebug[0].Message);
        clock.Fire();
        Assert.Equal("5 more requests were rejected within 10 s: UndecodableBody 3, TooLong 2", lines.AboveDebug[^1].Message);
        clock.Fire();
        Assert.Equal(RejectionLog.Lines + 1, lines.AboveDebug.Count);

        // The while is over: there are lines again.
        log.Tell(in s_answer, SoapFaultReason.UndecodableBody);
        Assert.Equal(RejectionLog.Lines + 2, lines.AboveDebug.Count);
    }
}
