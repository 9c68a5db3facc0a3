using System.Xml;
using System.Xml.Linq;
using Utws.Core.Soap;

namespace Utws.Api.Commands.Compare;

/// <summary>Compares two answers by what a client reads of them.</summary>
internal static class AnswerComparer
{
    public static Comparison Compare(Answer ours, Answer theirs)
    {
        Comparison body = CompareBodies(ours, theirs);
        bool sameType = theirs.ContentType is null || SoapMediaType.Base(theirs.ContentType).Trim()
            .Equals(SoapMediaType.Base(ours.ContentType), StringComparison.OrdinalIgnoreCase);
        return body with
        {
            Verdict = sameType && ours.Status == theirs.Status ? body.Verdict : ComparisonVerdict.Differs,
            OurStatus = ours.Status,
            TheirStatus = theirs.Status,
            OurContentType = sameType ? null : ours.ContentType,
            TheirContentType = sameType ? null : theirs.ContentType,
        };
    }

    private static Comparison CompareBodies(Answer ours, Answer theirs)
    {
        if (ours.Body.Span.SequenceEqual(theirs.Body.Span))
        {
            return new Comparison { Verdict = ComparisonVerdict.Same };
        }

        if (ours.Body.IsEmpty || theirs.Body.IsEmpty)
        {
            return Differs(ours.Body.IsEmpty ? "The other answer has a body, ours has none." : "The other answer has no body, ours has one.");
        }

        int maxBytes = AnswerBounds.MaxBytesBeside(ours);
        if (theirs.Body.Length > maxBytes)
        {
            return TooUnlike(AnswerBounds.MoreThan(maxBytes, "bytes"));
        }

        try
        {
            return CompareDocuments(ours, theirs);
        }
#pragma warning disable CA1031 // four libraries work on what a stranger sent: what one of them cannot do costs this comparison, not the run
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Differs("The bodies cannot be compared: " + failure.Message);
        }
    }

    private static Comparison CompareDocuments(Answer ours, Answer theirs)
    {
        XDocument their;
        try
        {
            if (AnswerBounds.ExcessOf(theirs) is { } excess)
            {
                return TooUnlike(excess);
            }

            their = AnswerDocument.Load(theirs);
        }
        catch (XmlException malformed)
        {
            return Differs("The other body cannot be read: " + malformed.Message);
        }

        if (AnswerBounds.ExcessOf(ours) is { } ourExcess)
        {
            return Differs($"Our body is too long to be compared: {ourExcess}.");
        }

        XDocument our = AnswerDocument.Load(ours);
        NamespacePrefixes prefixes = new(our, their);
        string ourMeaning = CanonicalXml.Of(prefixes.Rewrite(our));
        string theirMeaning = CanonicalXml.Of(prefixes.Rewrite(their));
        if (ourMeaning != theirMeaning)
        {
            return new Comparison { Verdict = ComparisonVerdict.Differs, Diff = LineDiff.Of(ourMeaning, theirMeaning) };
        }

        IReadOnlyList<string> spelling = LineDiff.Of(CanonicalXml.Of(our), CanonicalXml.Of(their));
        return new Comparison
        {
            Verdict = spelling.Count == 0 ? ComparisonVerdict.Same : ComparisonVerdict.OtherPrefixes,
            Diff = spelling,
        };
    }

    private static Comparison TooUnlike(string excess) => Differs($"The other body is too unlike ours to be compared: {excess}.");

    private static Comparison Differs(string problem) => new() { Verdict = ComparisonVerdict.Differs, Problem = problem };
}
