using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Utws.Api.Commands.Compare;
using Utws.Api.Commands.Messages;
using Utws.Api.Commands.Source;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Commands.Check;

/// <summary>Reads a recorded response as a client would: version, and the sessions with their decisions or the fault.</summary>
internal static class ResponseCheck
{
    private static readonly XNamespace s_contract = ContractNames.NamespaceUri;

    public static CheckedFile Check(string path, RecordedMessage message, int maxListedSessions)
    {
        Answer answer = Answer.Of(message);
        CheckedFile file = new()
        {
            Path = path,
            Outcome = CheckOutcome.Fault,
            Kind = MessageKind.Response,
            HttpStatus = answer.Status,
            Remarks = message.Remarks.All,
        };
        if (answer.Body.IsEmpty)
        {
            return file with { Fault = new CheckedFault { HttpStatus = answer.Status, Text = "The response has no body." } };
        }

        try
        {
            if (AnswerBounds.ExcessOf(answer) is { } excess)
            {
                return file with { Fault = new CheckedFault { HttpStatus = answer.Status, Text = $"The response is no answer of this service: {excess}." } };
            }

            return CheckDocument(file, answer, AnswerDocument.Load(answer), maxListedSessions);
        }
        catch (XmlException malformed)
        {
            return file with { SoapVersion = ContractWalk.NameOf(ContractWalk.VersionOf(answer.Body.Span)), Fault = Malformed(message, answer, malformed) };
        }
    }

    private static CheckedFile CheckDocument(CheckedFile file, Answer answer, XDocument document, int maxListedSessions)
    {
        XElement root = document.Root!;
        XNamespace soap = root.Name.Namespace;
        string? version = ContractWalk.NameOf(ContractWalk.VersionOf(soap.NamespaceName));
        file = file with { SoapVersion = version };
        XElement? content = version is null || root.Name.LocalName != "Envelope" ? null : root.Element(soap + "Body")?.Elements().FirstOrDefault();
        if (content?.Name == soap + "Fault")
        {
            return file with { Fault = FaultOf(answer, content, soap) };
        }

        if (content?.Name != s_contract + ContractDescription.ResponseName)
        {
            return file with { Fault = new CheckedFault { HttpStatus = answer.Status, Text = $"The response is no envelope with a {ContractDescription.ResponseName} or a fault in it." } };
        }

        List<XElement> items = [.. content.Elements(s_contract + ContractDescription.ResultName).Elements(s_contract + ContractDescription.SessionsToPublishName)];
        return file with
        {
            Outcome = CheckOutcome.Accepted,
            Operation = ContractDescription.OperationName,
            SessionCount = items.Count,
            Decisions = SessionRecorder.CountsOf([.. ContractDescription.PublishModes.Select(
                mode => items.Count(i => i.Element(s_contract + ContractDescription.Publish.Name)?.Value == mode))]),
            Sessions = [.. items.Take(maxListedSessions).Select(SessionOf)],
        };
    }

    private static CheckedFault FaultOf(Answer answer, XElement fault, XNamespace soap)
    {
        string code = (fault.Element("faultcode") ?? fault.Element(soap + "Code")?.Element(soap + "Value"))?.Value ?? "";
        string text = (fault.Element("faultstring") ?? fault.Element(soap + "Reason")?.Element(soap + "Text"))?.Value ?? "";
        return new CheckedFault { HttpStatus = answer.Status, Code = code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(), Text = text };
    }

    private static CheckedFault Malformed(RecordedMessage message, Answer answer, XmlException malformed)
    {
        bool hasPlace = malformed.LineNumber > 0;
        SourceExcerpt? excerpt = hasPlace
            ? SourceText.ExcerptAt(answer.Body.Span, SoapCharset.EncodingOf(answer.ContentType), malformed.LineNumber, malformed.LinePosition)
            : null;
        return new CheckedFault
        {
            HttpStatus = answer.Status,
            Text = "The response is no well-formed XML: " + malformed.Message,
            Line = hasPlace ? malformed.LineNumber : null,
            Column = hasPlace ? malformed.LinePosition : null,
            FileLine = hasPlace && message.HeadLines is > 0 ? malformed.LineNumber + message.HeadLines : null,
            Source = excerpt?.Text,
            Caret = excerpt?.CaretColumns,
        };
    }

    private static CheckedSession SessionOf(XElement item, int index)
    {
        return new CheckedSession
        {
            Number = index + 1,
            ProductId = Number("productID"),
            Version = Text("version"),
            OsPlatform = Number("osPlatform"),
            OsVersion = Number("osVersion"),
            ServicePack = Text("servicePack"),
            OsBits = Number("osBits"),
            Architecture = Number("architecture"),
            LangId = Text("langID"),
            Country = Text("country"),
            Locale = Text("locale"),
            Publish = Text(ContractDescription.Publish.Name),
            PublishUntil = long.TryParse(Text(ContractDescription.PublishUntil.Name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long until) ? until : 0,
        };

        string? Text(string name) => item.Element(s_contract + name)?.Value;

        int Number(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : 0;
    }
}
