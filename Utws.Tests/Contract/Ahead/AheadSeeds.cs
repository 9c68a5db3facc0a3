using System.Text;
using Utws.Benchmarks;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract.Ahead;

/// <summary>Requests that are answered, as different clients write them.</summary>
internal static class AheadSeeds
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, (SoapRequestHead Head, byte[] Body)> All { get; } = Read();

    /// <summary>Other heads for a body of the same version: invalid bytes are replaced with the one, and an error with the other.</summary>
    public static IReadOnlyList<SoapRequestHead> HeadsLike(in SoapRequestHead head) => head.SoapAction is null
        ? [head, new SoapRequestHead(null, "application/soap+xml; action=" + ProcessorRun.Action), new SoapRequestHead(null, "application/soap+xml")]
        : [head, head with { ContentType = "text/xml" }, new SoapRequestHead(null, "application/soap+xml; action=" + ProcessorRun.Action)];

    private static Dictionary<string, (SoapRequestHead Head, byte[] Body)> Read()
    {
        Dictionary<string, (SoapRequestHead, byte[])> seeds = new(StringComparer.Ordinal)
        {
            ["indented-1.1"] = (ProcessorRun.Head11, RequestBodies.Create(SampleSessions.Create(4, 1), indented: true)),
            ["compact-1.2"] = (ProcessorRun.Head12, RequestBodies.Create(SampleSessions.Create(4, 2), soap12: true)),
            ["rich-1.1"] = (ProcessorRun.Head11, RequestBodies.Create(SampleSessions.Create(4, 3, rich: true), characterReferences: true)),
            ["equal-sessions-1.1"] = (ProcessorRun.Head11, RequestBodies.Create([.. Enumerable.Repeat(SampleSessions.Create(1, 4)[0], 4)])),
            ["left-out-1.1"] = (ProcessorRun.Head11, Sessions(
                "<SessionInfo><version>1</version></SessionInfo>",
                "<SessionInfo><version /></SessionInfo>",
                "<SessionInfo><version></version></SessionInfo>",
                "<SessionInfo />",
                "<SessionInfo><version>2</version></SessionInfo>")),
            ["odd-1.1"] = (ProcessorRun.Head11, Sessions(
                "<SessionInfo xsi:type='SessionInfo'><x>?</x><productID> 7 </productID><!-- ! --></SessionInfo>",
                "<SessionInfo xsi:type='SessionInfo'><x>?</x><productID> 8 </productID><!-- ! --></SessionInfo>",
                "<SessionInfo xsi:nil='true'/><SessionInfo xsi:type='SessionInfo'><x>?</x><productID>+9</productID><!-- ! --></SessionInfo>",
                "<SessionInfo xsi:type='SessionInfo'><x>?</x><productID>-1</productID><!-- ! --></SessionInfo>")),
            ["namespaces-1.1"] = (ProcessorRun.Head11, Sessions(
                "<SessionInfo><p:productID xmlns:p='" + Utws.Core.Contract.ContractNames.NamespaceUri + "'>1</p:productID><locale xmlns=''>x</locale></SessionInfo>",
                "<SessionInfo><p:productID xmlns:p='" + Utws.Core.Contract.ContractNames.NamespaceUri + "'>2</p:productID><locale xmlns=''>x</locale></SessionInfo>")),
        };
        foreach (string file in Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "client-requests"), "*.http"))
        {
            byte[] message = File.ReadAllBytes(file);
            byte[] body = message[(message.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
            seeds[Path.GetFileNameWithoutExtension(file)] = (file.Contains("1.2", StringComparison.Ordinal) ? ProcessorRun.Head12 : ProcessorRun.Head11, body);
        }

        return seeds;
    }

    /// <summary>A request in SOAP 1.1 with just these sessions.</summary>
    public static byte[] Sessions(params string[] sessions) => Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(ProcessorRun.Operation(
        "<apiVersion>1</apiVersion><sessions xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>" + string.Concat(sessions) + "</sessions>")));
}
