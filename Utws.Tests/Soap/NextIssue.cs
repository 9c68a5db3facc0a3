namespace Utws.Tests.Soap;

/// <summary>
/// The recorded cases that no SOAP endpoint answers: other verbs, path info, help pages, descriptions. They wait for the pages of
/// the service; whoever writes those takes the cases out of here.
/// </summary>
internal static class NextIssue
{
    public static IReadOnlySet<string> Vectors { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // HEAD, DELETE, OPTIONS, get, Post, TRACE, HEAD and PUT ?wsdl: 405 and a page (1.2, 1.12)
        "V231", "V233", "V234", "V235", "V236", "V237", "V238", "V239",

        // the service's page (1.3, 1.11)
        "V240", "V364", "V370", "V371",

        // path info, of GET and POST, remote and local (1.14, 1.15)
        "V241", "V242", "V243", "V244", "V245", "V246", "V247",

        // descriptions that are not there (1.7, 1.8)
        "V360", "V363",

        // the operation's page (1.10)
        "V365", "V366", "V367",
    };
}
