using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Reads one document by every route and compares: ours with the framework's reader, spans with XmlReader members, pieces with the whole.</summary>
internal sealed class FuzzJudge(Utf8XmlReader reader)
{
    /// <summary>Up to here a document is cut at every byte.</summary>
    private const int EveryCutBytes = 48;

    /// <summary>Up to here a document is also read byte by byte.</summary>
    private const int ByteByByteBytes = 512;

    public FuzzAgreement Agreement { get; } = new();

    public FuzzFailure? Judge(byte[] document)
    {
        try
        {
            return JudgeRoutes(document);
        }
#pragma warning disable CA1031 // whatever escapes the reader is the finding
        catch (Exception crash)
#pragma warning restore CA1031
        {
            return new FuzzFailure(FuzzFailureKind.Crash, document, crash.ToString());
        }
    }

    private FuzzFailure? JudgeRoutes(byte[] document)
    {
        ReadOutcome ours = PushFace.Read(reader, document);
        ReadOutcome pull = PullFace.Read(reader, document);
        if (ours != pull)
        {
            return new FuzzFailure(FuzzFailureKind.Faces, document, $"spans {ours}; XmlReader {pull}");
        }

        return JudgeSplits(document, ours) ?? JudgeAgainstFramework(document, ours);
    }

    private FuzzFailure? JudgeSplits(byte[] document, ReadOutcome whole)
    {
        // The cuts depend on the document alone, so that a finding is found again.
        Random random = new(document.Length);
        int[] cuts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(document.Length + 1)).Order()];
        if (PushFace.Read(reader, document, cuts) is var split && split != whole)
        {
            return new FuzzFailure(FuzzFailureKind.Split, document, $"whole {whole}; cut at {string.Join(',', cuts)} {split}");
        }

        for (int cut = 1; document.Length <= EveryCutBytes && cut < document.Length; cut++)
        {
            if (PushFace.Read(reader, document, cut) is var halves && halves != whole)
            {
                return new FuzzFailure(FuzzFailureKind.Split, document, $"whole {whole}; cut at {cut} {halves}");
            }
        }

        return document.Length <= ByteByByteBytes && PushFace.ReadByteByByte(reader, document) is var bytes && bytes != whole
            ? new FuzzFailure(FuzzFailureKind.Split, document, $"whole {whole}; byte by byte {bytes}")
            : null;
    }

    private FuzzFailure? JudgeAgainstFramework(byte[] document, ReadOutcome ours)
    {
        ReadOutcome framework = PullFace.ReadWithFramework(document);
        bool isEqual = ours.Accepts == framework.Accepts && (!ours.Accepts || ours.Events == framework.Events);
        if (!isEqual && FuzzDifferences.Explain(document, ours, framework) is null)
        {
            FuzzFailureKind kind = ours.Accepts == framework.Accepts ? FuzzFailureKind.Events : FuzzFailureKind.Verdict;
            return new FuzzFailure(kind, document, $"ours {ours}; framework {framework}");
        }

        // A difference must not hide what is behind it: the rest of the document is judged without it.
        if (FuzzDifferences.WithoutWhatFrameworkAloneRefuses(document, framework) is { } rest)
        {
            Agreement.AddExplained();
            return JudgeAgainstFramework(rest, PushFace.Read(reader, rest));
        }

        if (!isEqual)
        {
            Agreement.AddExplained();
        }
        else if (ours.Accepts)
        {
            Agreement.AddAccepted();
        }
        else
        {
            Agreement.AddRefused(document, ours, framework);
        }

        return null;
    }
}
