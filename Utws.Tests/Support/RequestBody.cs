namespace Utws.Tests.Support;

/// <summary>Envelopes for tests to send, in the least form that means what it has to.</summary>
internal static class RequestBody
{
    /// <summary>An envelope with what stands inside of Body, and before Body if anything does.</summary>
    public static string Envelope(EnvelopeVersion version, string body, string header = "") =>
        $"{WireNames.Declaration}<s:Envelope xmlns:s=\"{WireNames.EnvelopeOf(version)}\" xmlns:xsi=\"{WireNames.SchemaInstance}\">"
        + $"{header}<s:Body>{body}</s:Body></s:Envelope>";

    /// <summary>An envelope with the operation's element and what stands in it.</summary>
    public static string Operation(EnvelopeVersion version, string members, string header = "") =>
        Envelope(version, $"<logsAvailable xmlns=\"{WireNames.Service}\">{members}</logsAvailable>", header);

    /// <summary>A whole call with apiVersion 1 and what stands in <c>sessions</c>.</summary>
    public static string Sessions(EnvelopeVersion version, string sessions, string header = "") =>
        Operation(version, $"<apiVersion>1</apiVersion><sessions>{sessions}</sessions>", header);

    /// <summary>A whole call with one session.</summary>
    public static string OneSession(EnvelopeVersion version, string members = "<productID>1</productID>", string header = "") =>
        Sessions(version, $"<SessionInfo>{members}</SessionInfo>", header);
}
