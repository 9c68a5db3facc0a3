using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Every recorded case in which we mean to differ from the old runtime, and what we answer instead. A case that is not here has
/// to come out as recorded; one that is here and comes out as recorded fails, too.
/// </summary>
internal static class Deviations
{
    private const string UnableToRead = "Server was unable to read request. ---> ";

    // 6.19 has an error of the old reader, not of the document.
    private const string ElementInValue =
        "Unexpected node type Element. ReadElementString method can only be called on elements with simple or empty content.";

    public static IReadOnlyDictionary<string, Deviation> ByVector { get; } =
        Charset().Concat(Malformed()).Concat(MustUnderstand()).Concat(MarkupInValues()).Concat(OutsideOfSoap())
            .ToDictionary(d => d.Id, d => d.Deviation, StringComparer.Ordinal);

    // (a) No charset that is known: what the document says of itself, where the old runtime read US-ASCII.
    private static IEnumerable<(string Id, Deviation Deviation)> Charset()
    {
        OperationCall called = Call(new SessionRecord { Version = "é" });
        yield return Called("a", "V003", called);
        yield return Called("a", "V266", called);
        yield return Called("a", "V267", called);
    }

    // (b) The status stays 400; the body, which was empty, is a fault that says what is wrong and where.
    private static IEnumerable<(string Id, Deviation Deviation)> Malformed()
    {
        yield return Refused("V046", "Root element is missing.");
        yield return Refused("V048", "Root element is missing.");
        yield return Refused("V049", "Unexpected end of file has occurred. The following elements are not closed: soap:Body, soap:Envelope. Line 1, position 82.");
        yield return Refused("V050", "The 'apiVersion' start tag on line 1 position 298 does not match the end tag of 'apiVersio'. Line 1, position 312.");
        yield return Refused("V051", "The 'apiVersion' start tag on line 1 position 296 does not match the end tag of 'apiVersio'. Line 1, position 310.");
        yield return Refused("V052", "Data at the root level is invalid. Line 1, position 1.");
        yield return Refused("V055", "Data at the root level is invalid. Line 1, position 485.");
        yield return Refused("V056", "Data at the root level is invalid. Line 1, position 486.");
        yield return Refused("V057", "Unexpected end of file has occurred. The following elements are not closed: soap:Envelope. Line 1, position 469.");
        yield return Refused("V058", "Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it. Line 1, position 4.");
        yield return Refused("V059", "Reference to undeclared entity 'nbsp'. Line 1, position 356.");
        yield return Refused("V060", "'.', hexadecimal value 0x01, is an invalid character. Line 1, position 357.");
        yield return Refused("V061", "'.', hexadecimal value 0x01, is an invalid character. Line 1, position 355.");
        yield return Refused("V062", "DTD is prohibited in this XML document.");
        yield return Refused("V064", "DTD is prohibited in this XML document.");
        yield return Refused("V128", ElementInValue + " Line 1, position 359.");
        yield return Refused("V134", "'.', hexadecimal value 0x0B, is an invalid character. Line 1, position 358.");
        yield return Refused("V153", ElementInValue + " Line 1, position 357.");
        yield return Refused("V154", ElementInValue + " Line 1, position 356.");
        yield return Refused("V257", "Data at the root level is invalid. Line 1, position 1.");
        yield return Refused("V271", "Invalid character in the given encoding. Line 1, position 353.");
        yield return Refused("V272", "Invalid character in the given encoding. Line 1, position 353.");
        yield return Refused("V292", "The 'apiVersion' start tag on line 1 position 298 does not match the end tag of 'apiVersio'. Line 1, position 312.");
        yield return Refused("V349", "'.', hexadecimal value 0x00, is an invalid character. Line 1, position 358.");
        yield return Refused("V350", "'.', hexadecimal value 0x0B, is an invalid character. Line 1, position 356.");
        yield return Refused("V351", "']]>' is not allowed in character data. Line 1, position 356.");
        yield return Refused("V352", "'a' is a duplicate attribute name. Line 1, position 303.");
        yield return Refused("V353", "'q' is an undeclared prefix. Line 1, position 220.");
        yield return Refused("V384", "Root element is missing.");
        yield return Refused("V386", "The 'apiVersion' start tag on line 1 position 296 does not match the end tag of 'apiVersio'. Line 1, position 310.");
    }

    // (c) A header for somebody else is not ours to understand; in 1.2 those that are ours are named.
    private static IEnumerable<(string Id, Deviation Deviation)> MustUnderstand()
    {
        OperationCall called = Call(new SessionRecord { ProductId = 1, Version = "a", OsPlatform = 2 });
        yield return Called("c", "V078", called);
        yield return Called("c", "V079", called);
        yield return NotUnderstood("V076");
        yield return NotUnderstood("V077");
    }

    // (d) Comments and processing instructions inside a simple value are read over.
    private static IEnumerable<(string Id, Deviation Deviation)> MarkupInValues()
    {
        yield return Called("d", "V124", Call(new SessionRecord { ProductId = 56 }));
        yield return Called("d", "V126", Call(new SessionRecord { ProductId = 56 }));
        yield return Called("d", "V151", Call(new SessionRecord { Version = "abc" }));
        yield return Called("d", "V339", Call(new SessionRecord { Version = "abc" }));
    }

    private static IEnumerable<(string Id, Deviation Deviation)> OutsideOfSoap()
    {
        // The recordings skipped HTTP: white space around a field's value is no part of it (RFC 9110, 5.5).
        OperationCall called = Call(new SessionRecord { ProductId = 1, Version = "a" });
        yield return Called("http", "V400", called);
        yield return Called("http", "V404", called);

        // The first element's sessions are decided as they come, before the second one's apiVersion, which the old operation saw.
        yield return Called("streaming", "V091", Call(new SessionRecord { ProductId = 1, Version = "a", OsPlatform = 2 }));
    }

    private static OperationCall Call(SessionRecord session) => new(1, [session]);

    private static (string Id, Deviation Deviation) Called(string reason, string id, OperationCall call) =>
        (id, new Deviation(reason, VectorOutcome.Called(VectorOutcome.VersionOf(AsmxVectors.Get(id)), call)));

    private static (string Id, Deviation Deviation) Refused(string id, string text)
    {
        EnvelopeVersion version = VectorOutcome.VersionOf(AsmxVectors.Get(id));
        string code = version == EnvelopeVersion.Soap11 ? "Client" : "Sender";
        return (id, new Deviation("b", new VectorOutcome(400, version, ExpectedAnswer.Fault(version, code, UnableToRead + text), null)));
    }

    private static (string Id, Deviation Deviation) NotUnderstood(string id) =>
        (id, new Deviation("c", new VectorOutcome(500, EnvelopeVersion.Soap12, ExpectedAnswer.NotUnderstood12(("Foo", "urn:h")), null)));
}
