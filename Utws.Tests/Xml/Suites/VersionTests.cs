using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>XML 1.0, fifth edition, 2.8: a document of version 1.x is processed as one of version 1.0.</summary>
public sealed class VersionTests
{
    /// <summary>There is no recorded reading of these documents, as the framework refuses their version; there is one of the same document as 1.0.</summary>
    [Theory]
    [SuiteData(Suite.XmlConf)]
    [SuiteData(Suite.XmlConfStripped)]
    public void Read_DocumentOfVersionOnePointOne_IsReadAsOnePointZero(Suite suite)
    {
        using Utf8XmlReader reader = new();
        List<string> failures = [];
        int documents = 0;
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            if (!TryMakeOnePointZero(@case.Content, out byte[] plain))
            {
                continue;
            }

            documents++;
            ReadOutcome ours = PushFace.Read(reader, @case.Content);
            ReadOutcome framework = PullFace.ReadWithFramework(plain);
            if (ours != PushFace.Read(reader, plain) || (framework.Accepts && ours.Events != framework.Events))
            {
                failures.Add($"{@case.Id}\n    ours:             {ours}\n    framework as 1.0: {framework}");
            }
        }

        FailureList.AssertEmpty("Documents of version 1.1 that are not read as 1.0:", failures);
        Assert.True(documents > 50, FormattableString.Invariant($"Only {documents} documents of version 1.1."));
    }

    private static bool TryMakeOnePointZero(byte[] document, out byte[] plain)
    {
        plain = [.. document];
        int end = document.AsSpan().IndexOf("?>"u8);
        if (end < 0 || !document.AsSpan().StartsWith("<?xml "u8))
        {
            return false;
        }

        int version = Encoding.ASCII.GetString(document, 0, end).IndexOf("1.1", StringComparison.Ordinal);
        if (version < 0)
        {
            return false;
        }

        plain[version + 2] = (byte)'0';
        return true;
    }
}
