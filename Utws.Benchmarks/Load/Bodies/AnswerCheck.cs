using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Utws.Core.Contract;

namespace Utws.Benchmarks.Load.Bodies;

/// <summary>Whether an answer is right, field by field, however it is spelt: peers differ in prefixes, declarations and white space.</summary>
internal static class AnswerCheck
{
    private static readonly XNamespace s_contract = RequestBodies.OperationNamespace;

    /// <summary>What is wrong with the answer to a body; null if nothing is.</summary>
    public static string? Problem(LoadBody body, int status, string? contentType, byte[] answer)
    {
        string expectedType = body.Soap12 ? "application/soap+xml" : "text/xml";
        if (status != StatusCodes.Status200OK)
        {
            return FormattableString.Invariant($"status {status}");
        }

        if (contentType?.StartsWith(expectedType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return $"content type '{contentType}'; expected {expectedType}";
        }

        try
        {
            using MemoryStream stream = new(answer);
            using var reader = XmlReader.Create(stream);
            return Problem(body, XDocument.Load(reader));
        }
        catch (XmlException malformed)
        {
            return malformed.Message;
        }
    }

    private static string? Problem(LoadBody body, XDocument answer)
    {
        XNamespace soap = body.Soap12 ? RequestBodies.Soap12Namespace : RequestBodies.Soap11Namespace;
        XElement? result = answer.Element(soap + "Envelope")?.Element(soap + "Body")?.Element(s_contract + "logsAvailableResponse")?.Element(s_contract + "logsAvailableResult");
        if (result is null)
        {
            return "there is no result";
        }

        XElement[] decided = [.. result.Elements()];
        if (decided.Length != body.Sessions.Length)
        {
            return FormattableString.Invariant($"{decided.Length} sessions; expected {body.Sessions.Length}");
        }

        for (int i = 0; i < decided.Length; i++)
        {
            string expected = Fields(body.Sessions[i]);
            string actual = decided[i].Name == s_contract + "SessionsToPublish" ? Fields(decided[i]) : decided[i].Name.ToString();
            if (actual != expected)
            {
                return FormattableString.Invariant($"session {i} is {actual}; expected {expected}");
            }
        }

        return null;
    }

    private static string Fields(XElement session) => string.Join(
        ' ', session.Elements().Select(e => $"{(e.Name.Namespace == s_contract ? e.Name.LocalName : e.Name)}={e.Value}"));

    private static string Fields(SampleSession session)
    {
        PublishDecision decision = SampleDecider.Decide(session.ProductId);
        IEnumerable<(string Name, string Value)> members =
            [.. RequestBodies.Members(session), ("publish", decision.Publish.ToString()), ("publishUntil", XmlConvert.ToString(decision.PublishUntil))];
        return string.Join(' ', members.Select(m => $"{m.Name}={m.Value}"));
    }
}
