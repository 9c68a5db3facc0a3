using System.Text;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Tests.Contract;

/// <summary>Puts one request through a processor, in memory.</summary>
internal static class ProcessorRun
{
    public const string Action = "\"" + ContractNames.LogsAvailableAction + "\"";

    public static SoapRequestHead Head11 { get; } = new(Action, "text/xml; charset=utf-8");

    public static SoapRequestHead Head12 { get; } = new(null, "application/soap+xml; charset=utf-8");

    public static SoapAnswer Run(SoapProcessor processor, in SoapRequestHead head, ReadOnlySpan<byte> body, ISessionDecider decider)
    {
        processor.Begin(head, body.Length, decider, DateTimeOffset.UnixEpoch);
        processor.Append(body);
        processor.Complete();
        Assert.True(processor.IsAnswered);
        return processor.Answer;
    }

    public static string Envelope11(string body) =>
        "<s:Envelope xmlns:s=\"" + SoapNames.Envelope11Uri + "\"><s:Body>" + body + "</s:Body></s:Envelope>";

    public static string Operation(string members) =>
        "<logsAvailable xmlns=\"" + ContractNames.NamespaceUri + "\">" + members + "</logsAvailable>";

    public static string Run11(string body, ISessionDecider decider)
    {
        using SoapProcessor processor = new(new SoapProcessorOptions());
        SoapAnswer answer = Run(processor, Head11, Encoding.UTF8.GetBytes(Envelope11(body)), decider);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
