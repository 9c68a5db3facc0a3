using System.Globalization;
using System.Xml;

namespace Utws.Api.Commands.Compare;

/// <summary>How much of an answer is looked at. Time and memory go with its nodes, and the other side is not to be trusted.</summary>
internal static class AnswerBounds
{
    /// <summary>How many bytes of an answer are unpacked and read as a document: three times the answer to 4 MB of full sessions.</summary>
    public const int MaxAnswerBytes = 16 * 1024 * 1024;

    // Answers are 6 elements deep. What works on the tree goes into itself for each level, and canonical XML ends the process with
    // an exception at 64.
    public const int MaxDepth = 32;

    // An answer's element has up to 3; copying and canonical XML compare each with all others on its tag.
    public const int MaxAttributes = 128;

    // Attributes count, too. 8,000 sessions, which is 4 MB of request, are 300,000 when pretty-printed. A node takes some 3 microseconds
    // and 500 bytes: seconds, where 12 million took 41 and 6 GB.
    public const int MaxNodes = 500_000;

    // An answer has 3, faults with details and old runtimes' declarations a few more. Each is declared once more on the root and looked
    // at by each element: 400,000 took minutes.
    public const int MaxNamespaces = 64;

    // Pretty-printing trebles, UTF-16 doubles; an error page instead of a short fault comes on top.
    private const int MaxGrowth = 8;
    private const int ErrorPageBytes = 1024 * 1024;

    /// <summary>How many bytes another answer may have to be compared; one as long as ours may always be the same.</summary>
    public static int MaxBytesBeside(Answer ours) =>
        (int)Math.Max(ours.Body.Length, Math.Min(((long)ours.Body.Length * MaxGrowth) + ErrorPageBytes, MaxAnswerBytes));

    /// <summary>What the answer has too much of to be made a tree of, or null.</summary>
    /// <exception cref="XmlException">It is not well-formed as far as it was read.</exception>
    public static string? ExcessOf(Answer answer)
    {
        using XmlReader reader = AnswerDocument.CreateReader(answer);
        HashSet<string> namespaces = new(StringComparer.Ordinal);
        long nodes = 0;
        while (reader.Read())
        {
            nodes += 1 + reader.AttributeCount;
            for (bool isAttribute = reader.MoveToFirstAttribute(); isAttribute; isAttribute = reader.MoveToNextAttribute())
            {
                if (reader.Prefix == "xmlns" || (reader.Prefix.Length == 0 && reader.LocalName == "xmlns"))
                {
                    _ = namespaces.Add(reader.Value);
                }
            }

            if (nodes > MaxNodes)
            {
                return MoreThan(MaxNodes, "nodes");
            }

            if (namespaces.Count > MaxNamespaces)
            {
                return MoreThan(MaxNamespaces, "namespaces");
            }
        }

        return null;
    }

    /// <summary>The words for what passes a bound.</summary>
    public static string MoreThan(int bound, string unit) => string.Create(CultureInfo.InvariantCulture, $"it has more than {bound} {unit}");
}
