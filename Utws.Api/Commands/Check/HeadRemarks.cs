using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Utws.Api.Commands.Messages;
using Utws.Api.Description;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Check;

/// <summary>Remarks on a request's line and fields, and on how they have its bytes read.</summary>
internal static class HeadRemarks
{
    public static void Add(RecordedMessage message, SoapRequestHead head, XmlInputEncoding encoding)
    {
        if (message.Kind == MessageKind.Request)
        {
            AddAddress(message);
            AddCharset(message, head);
        }

        AddInvalidBytes(message, encoding);
    }

    private static void AddAddress(RecordedMessage message)
    {
        if (message.Head.First != "POST")
        {
            message.Remarks.Add(RemarkKind.Address, $"The verb is '{VisibleName.Of(message.Head.First)}': only POST calls the operation. What follows is as if it were one.");
        }

        string path = message.Head.Second.Split('?')[0];
        if (Uri.TryCreate(path, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
        {
            path = url.AbsolutePath;
        }

        if (!path.Equals(ServiceRoutes.Path, StringComparison.OrdinalIgnoreCase))
        {
            message.Remarks.Add(RemarkKind.Address, $"The path is '{VisibleName.Of(path)}': the server answers calls at {ServiceRoutes.Path} alone.");
        }
    }

    // Deviation (a).
    private static void AddCharset(RecordedMessage message, SoapRequestHead head)
    {
        if (head.ContentType is { } type && SoapMediaType.IsTextXml(type)
            && !(SoapMediaType.TryGetParameter(type, "charset", out ReadOnlySpan<char> charset) && !charset.IsEmpty)
            && message.Body.Span.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            message.Remarks.Add(RemarkKind.OldRuntime, "There is no charset, but characters beyond ASCII: the old runtime read each as a question mark.");
        }
    }

    private static void AddInvalidBytes(RecordedMessage message, XmlInputEncoding encoding)
    {
        if (!encoding.ReplaceInvalidBytes || encoding.External is not UTF8Encoding || Utf8.IsValid(message.Body.Span))
        {
            return;
        }

        (int line, int column) = PlaceOfInvalid(message.Body.Span);
        message.Remarks.Add(RemarkKind.Charset, "Bytes that are not UTF-8 are read as U+FFFD.", line, column);
    }

    private static (int Line, int Column) PlaceOfInvalid(ReadOnlySpan<byte> body)
    {
        int length = 0;
        while (Rune.DecodeFromUtf8(body[length..], out _, out int consumed) == OperationStatus.Done)
        {
            length += consumed;
        }

        string before = Encoding.UTF8.GetString(body[..length]).ReplaceLineEndings("\n");
        return (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
