using System.Text.RegularExpressions;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Every class of exchange in which our answer means something else than the second implementation's. "Bug" is what its own
/// texts or the original's vectors show to be one; a letter is a row of DEVIATIONS.md; a number is a wire fact.
/// </summary>
internal static class MonoDifferences
{
    private const string Replaced = "(a): it read US-ASCII for want of a known charset (5.4) and lost what was beyond it.";
    private const string ForSomebodyElse = "(c): it looked at no actor or role, as 4.20 says of the original, too.";
    private const string OtherVersions = "(f): it took the other version's attribute for its own, as 4.21 says of the original, too.";
    private const string Replacements = "5.7: invalid bytes become U+FFFD. For how many bytes one stands is the decoder's affair; .NET's changed with .NET Core 3.0.";
    private const string Markup = "(d): it refused comments and processing instructions in values, as 6.17 says of the original, too.";

    public static IReadOnlyList<MonoDifference> All { get; } =
    [
        new(ForSomebodyElse, 200, "Soap11: PublishedSession", ["xml/1.1-header-mu-actor-other@on"]),
        new(ForSomebodyElse, 200, "Soap12: PublishedSession", ["xml/1.2-header-mu-role-none@on", "xml/1.2-header-mu-role-other@on"]),
        new(OtherVersions, 200, "Soap11: PublishedSession", ["xml/1.1-header-mu-other-version@on"]),
        new(OtherVersions, 200, "Soap12: PublishedSession", ["xml/1.2-header-mu-other-version@on"]),
        new(Replaced, 200, "Version = 日本語, OsPlatform = 2, OsVersion = 601, ServicePack = 😀 Ж,",
        [
            "charset/1.1-none-decl-utf-8", "charset/1.1-none-no-decl", "charset/1.1-none-utf-16le-no-bom", "charset/1.1-utf8-no-hyphen",
        ]),
        new(Replaced, 200, "Version = Grüße, OsPlatform = 2, OsVersion = 601, ServicePack = été,",
        [
            "charset/1.1-empty", "charset/1.1-empty-quoted", "charset/1.1-none-decl-latin1", "charset/1.1-none-decl-unknown",
            "charset/1.1-unknown-non-ascii",
        ]),
        new(Markup, 200, "ProductId = 12,", ["xml/1.1-comment-in-int"]),
        new(Markup, 200, "ProductId = 1, Version = abcd,", ["xml/1.1-comment-in-string", "xml/1.1-pi-between"]),
        new(Replacements, 200, "Version = \uFFFD\uFFFD", ["malformed/1.1-utf8-beyond", "malformed/1.1-utf8-surrogate", "malformed/1.2-utf8-beyond", "malformed/1.2-utf8-surrogate"]),
        new("Its HTTP server kept one of two SOAPAction fields. They are joined (RFC 9110, 5.3) and then name no operation (4.13).", 500,
            "Soap11: Client: Server did not recognize the value of HTTP Header SOAPAction: ", ["dispatch/1.1-soapaction-twice"]),
        new("Its reader took a NUL in front of the root for the end of the document, as the original's did; ours says what is wrong.", 500,
            "Soap12: Receiver: Server was unable to process request. ---> '.', hexadecimal value 0x00, is an invalid character. Line 1, position 1.",
            ["malformed/1.2-binary@on"]),
        new("Its ASP.NET refused the less-than sign in the content type before SOAP came to it. 2.15: routed by the body first.", 500,
            "Soap12: Receiver: Server was unable to process request. ---> Data at the root level is invalid. Line 1, position 1.",
            ["content-type/1.2-multipart-xop@on"]),
    ];

    public static IReadOnlyDictionary<string, MonoDifference> ByExchange { get; } =
        All.SelectMany(d => d.Exchanges.Select(id => (Id: id, Difference: d))).ToDictionary(d => d.Id, d => d.Difference, StringComparer.Ordinal);

    /// <summary>(b): where it answered 400 without a body, ours has the client's fault with the reason in it.</summary>
    public static bool IsEmptyBodyFilled(int recordedStatus, AnswerMeaning recorded, int status, AnswerMeaning ours) =>
        (recordedStatus, status) == (400, 400)
        && recorded.Version is null
        && ours.FaultCode == (ours.Version == EnvelopeVersion.Soap11 ? "Client" : "Sender")
        && ours.FaultText!.StartsWith("Server was unable to read request. ---> ", StringComparison.Ordinal);

    /// <summary>
    /// Its bug: it does not fill in its resource strings. The same fault with something in place of each <c>{0}</c> and <c>{1}</c>
    /// is the same fault; what has to stand there, the vectors say (4.5, 4.13, 4.15, 4.19).
    /// </summary>
    public static bool IsTextFilledIn(AnswerMeaning recorded, AnswerMeaning ours)
    {
        if (recorded.FaultText is not { } text || ours.FaultText is not { } ourText
            || (recorded.Version, recorded.FaultCode) != (ours.Version, ours.FaultCode))
        {
            return false;
        }

        string pattern = Regex.Replace(Regex.Escape(text), @"\\\{[01]\}", ".*", RegexOptions.None, TimeSpan.FromSeconds(5));
        return pattern.Contains(".*", StringComparison.Ordinal)
            && Regex.IsMatch(ourText, $"^{pattern}$", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
    }
}
