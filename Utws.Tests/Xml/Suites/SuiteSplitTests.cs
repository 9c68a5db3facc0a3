using Utws.Core.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>A document's meaning does not depend on the pieces in which it arrives: same events, same reason, same place.</summary>
public sealed class SuiteSplitTests
{
    private const int Seed = 20130923;

    /// <summary>Up to here a document is cut at every byte: longer ones repeat what shorter ones have, and the work grows with the square.</summary>
    private const int EveryCutBytes = 2048;

    [Theory]
    [SuiteData(Suite.XmlConf)]
    [SuiteData(Suite.XmlConfStripped)]
    [SuiteData(Suite.LibXml2)]
    [SuiteData(Suite.Soap)]
    public void Read_EveryCase_ByteByByte_IsAsWhole(Suite suite) =>
        AssertSame(suite, static (reader, document, whole) =>
        {
            ReadOutcome split = PushFace.ReadByteByByte(reader, document);
            return split == whole ? null : "byte by byte: " + split;
        });

    [Theory]
    [SuiteData(Suite.XmlConf)]
    [SuiteData(Suite.XmlConfStripped)]
    [SuiteData(Suite.LibXml2)]
    [SuiteData(Suite.Soap)]
    public void Read_EveryCase_CutInTwoAnywhere_IsAsWhole(Suite suite)
    {
        Random random = new(Seed);
        AssertSame(suite, (reader, document, whole) =>
        {
            int step = document.Length <= EveryCutBytes ? 1 : Math.Max(1, random.Next(document.Length));
            for (int cut = step; cut < document.Length; cut += step)
            {
                ReadOutcome split = PushFace.Read(reader, document, cut);
                if (split != whole)
                {
                    return FormattableString.Invariant($"cut at byte {cut}: {split}");
                }
            }

            return null;
        });
    }

    private static void AssertSame(Suite suite, Func<Utf8XmlReader, byte[], ReadOutcome, string?> difference)
    {
        using Utf8XmlReader reader = new();
        List<string> failures = [];
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            ReadOutcome whole = PushFace.Read(reader, @case.Content);
            if (difference(reader, @case.Content, whole) is { } found)
            {
                failures.Add($"{@case.Id}\n    whole: {whole}\n    {found}");
            }
        }

        FailureList.AssertEmpty("Documents that mean something else when they arrive in pieces:", failures);
    }
}
