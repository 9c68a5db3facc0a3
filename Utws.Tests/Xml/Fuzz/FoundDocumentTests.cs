using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>What fuzzing has found, a document each, with the rule that was broken.</summary>
public sealed class FoundDocumentTests
{
    /// <summary>2.5, 2.6, 2.7: an ampersand is no markup in comments, instructions and CDATA sections, also where line ends are normalised.</summary>
    [Fact]
    public void Read_AmpersandBehindCarriageReturn_StaysText() =>
        Assert.Equal(
            "S |a|\nT x\\n&lt;\\n&#xDE0a\nC \\n&#\nP p|x\\n&l\nE\n",
            EveryRoute.Read(Document("found-ampersand-behind-carriage-return.xml")).Events);

    /// <summary>[23] XMLDecl: only &lt;?xml and white space begin a declaration; another instruction's encoding says nothing about the document.</summary>
    [Fact]
    public void Read_InstructionWithEncoding_DoesNotChangeTheEncoding() =>
        EveryRoute.AssertRefuses(Document("found-instruction-xml-stylesheet-with-encoding.xml"), XmlError.InvalidBytes, 1, 44);

    /// <summary>The reason does not depend on the pieces: the question mark could still have been the end of the instruction.</summary>
    [Fact]
    public void Read_InvalidByteBehindInstructionTarget_IsRefusedAlikeInPieces() =>
        Assert.False(EveryRoute.Read(Document("found-invalid-byte-behind-instruction-target.xml")).Accepts);

    /// <summary>4.1, WFC Legal Character: the framework's reader lets this number through.</summary>
    [Fact]
    public void Read_ReferenceBeyondUnicode_IsRefused() =>
        Assert.Equal(nameof(XmlError.InvalidReferencedCharacter), EveryRoute.Read(Document("found-reference-beyond-unicode.xml")).Reason);

    /// <summary>[17] PITarget: only "xml" itself is reserved, and U+FFFD is a name character of the fifth edition.</summary>
    [Fact]
    public void Read_InstructionNamedXmlAndMore_IsAnInstruction() =>
        Assert.Equal("P xml\uFFFD|\nS |a|\nE\n", EveryRoute.Read(Document("found-instruction-named-xml-and-more.xml")).Events);

    /// <summary>Each of them, whatever its rule: in two pieces as in one.</summary>
    [Fact]
    public void Read_EveryFoundDocument_CutAnywhere_IsAsWhole()
    {
        using Utf8XmlReader reader = new();
        string[] files = Directory.GetFiles(FuzzSeeds.Folder, "found-*.xml");
        Assert.NotEmpty(files);
        foreach (byte[] document in files.Select(File.ReadAllBytes))
        {
            ReadOutcome whole = PushFace.Read(reader, document);
            for (int cut = 1; cut < document.Length; cut++)
            {
                Assert.Equal(whole, PushFace.Read(reader, document, cut));
            }
        }
    }

    private static byte[] Document(string file) => File.ReadAllBytes(Path.Combine(FuzzSeeds.Folder, file));
}
