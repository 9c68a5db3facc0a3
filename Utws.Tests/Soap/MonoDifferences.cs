namespace Utws.Tests.Soap;

/// <summary>
/// Every class of exchange in which our answer means something else than the second implementation's. "Bug" is what its own
/// texts or the original's vectors show to be one; a letter is a row of DEVIATIONS.md; a number is a wire fact.
/// </summary>
internal static class MonoDifferences
{
    private const string NotFilledIn = "Its bug: it does not fill in its resource strings (4.19 has the header's name).";
    private const string Replaced = "(a): it read US-ASCII for want of a known charset (5.4) and lost what was beyond it.";
    private const string ForSomebodyElse = "(c): it looked at no actor or role, as 4.20 says of the original, too.";
    private const string EmptyBody = "(b): the 400 has a body that says why.";
    private const string Markup = "(d): it refused comments and processing instructions in values, as 6.17 says of the original, too.";

    public static IReadOnlyList<MonoDifference> All { get; } =
    [
        new(NotFilledIn, 500, "Soap11: MustUnderstand: SOAP header Auth was not understood.",
        [
            "xml/1.1-header-mu-actor-empty@on", "xml/1.1-header-mu-actor-next@on", "xml/1.1-header-mu-other-version@on",
        ]),
        new(NotFilledIn, 500, "Soap12: MustUnderstand: SOAP header Auth was not understood.",
        [
            "xml/1.2-header-mu-1@on", "xml/1.2-header-mu-true@on", "xml/1.2-header-mu-other-version@on", "xml/1.2-header-mu-role-empty@on",
            "xml/1.2-header-mu-role-next@on", "xml/1.2-header-mu-role-ultimate@on",
        ]),
        new(NotFilledIn, 500, "Soap11: MustUnderstand: SOAP header A was not understood.", ["xml/1.1-header-two-mu@on"]),
        new(NotFilledIn, 500, "Soap12: MustUnderstand: SOAP header A was not understood.", ["xml/1.2-header-two-mu@on"]),
        new(NotFilledIn, 500, "Soap12: MustUnderstand: SOAP header Action was not understood.", ["xml/1.2-header-wsa@on"]),
        new(ForSomebodyElse, 200, "Soap11: PublishedSession", ["xml/1.1-header-mu-actor-other@on"]),
        new(ForSomebodyElse, 200, "Soap12: PublishedSession", ["xml/1.2-header-mu-role-none@on", "xml/1.2-header-mu-role-other@on"]),
        new(Replaced, 200, "Version = 日本語, OsPlatform = 2, OsVersion = 601, ServicePack = 😀 Ж,",
        [
            "charset/1.1-none-decl-utf-8", "charset/1.1-none-no-decl", "charset/1.1-none-utf-16le-no-bom", "charset/1.1-utf8-no-hyphen",
        ]),
        new(Replaced, 200, "Version = Grüße, OsPlatform = 2, OsVersion = 601, ServicePack = été,",
        [
            "charset/1.1-empty", "charset/1.1-empty-quoted", "charset/1.1-none-decl-latin1", "charset/1.1-none-decl-unknown",
            "charset/1.1-unknown-non-ascii",
        ]),
        new(EmptyBody, 400, "Soap11: Client: Server was unable to read request. ---> Data at the root level is invalid. Line 1, position 1.",
        [
            "charset/1.1-utf-16-be-no-bom", "charset/1.1-utf-16-bytes-utf-8",
        ]),
        new(EmptyBody, 400, "Soap11: Client: Server was unable to read request. ---> ", ["xml/1.1-child-in-string"]),
        new(Markup, 200, "ProductId = 12,", ["xml/1.1-comment-in-int"]),
        new(Markup, 200, "ProductId = 1, Version = abcd,", ["xml/1.1-comment-in-string", "xml/1.1-pi-between"]),
    ];

    public static IReadOnlyDictionary<string, MonoDifference> ByExchange { get; } =
        All.SelectMany(d => d.Exchanges.Select(id => (Id: id, Difference: d))).ToDictionary(d => d.Id, d => d.Difference, StringComparer.Ordinal);
}
