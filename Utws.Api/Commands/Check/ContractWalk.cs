using System.Globalization;
using System.Xml;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Check;

/// <summary>
/// Goes through an envelope by the contract and notes what the server's reader passes over in silence. It decides nothing: what the
/// server answers is told by the server's own reader.
/// </summary>
internal sealed partial class ContractWalk(RemarkList remarks)
{
    private enum Level : byte
    {
        Nowhere,
        Envelope,
        Header,
        HeaderBlock,
        Body,
        Operation,
        Sessions,
        Session,
        Number,
        Text,
        Skipped,
    }

    private readonly List<Level> _levels = [];
    private bool _isFirstOfBody = true;
    private string? _numberText;

    /// <summary>The envelope's version by its namespace: <c>1.1</c>, <c>1.2</c>, or null.</summary>
    public string? SoapVersion { get; private set; }

    /// <summary>Whether the first element of the body is the operation's.</summary>
    public bool BeginsWithOperation { get; private set; }

    /// <summary>The first <c>apiVersion</c> that is a number.</summary>
    public int? ApiVersion { get; private set; }

    /// <summary>The version by the root's namespace, or null; nothing else is looked at.</summary>
    public static SoapVersion? VersionOf(ReadOnlySpan<byte> document)
    {
        using Utf8XmlReader reader = Open(document, XmlInputEncoding.Xml);
        while (reader.TryRead() == XmlReadResult.Node)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                return VersionOf(reader.NamespaceURI);
            }
        }

        return null;
    }

    /// <summary>The version that an envelope's namespace tells, or null.</summary>
    public static SoapVersion? VersionOf(string namespaceUri) => namespaceUri switch
    {
        SoapNames.Envelope11Uri => Core.Soap.SoapVersion.Soap11,
        SoapNames.Envelope12Uri => Core.Soap.SoapVersion.Soap12,
        _ => null,
    };

    /// <summary>The version's number as the specifications have it.</summary>
    public static string? NameOf(SoapVersion? version) => version switch
    {
        Core.Soap.SoapVersion.Soap11 => "1.1",
        Core.Soap.SoapVersion.Soap12 => "1.2",
        _ => null,
    };

    /// <summary>Walks as far as the document is well-formed.</summary>
    public void Run(ReadOnlySpan<byte> document, XmlInputEncoding encoding)
    {
        using Utf8XmlReader reader = Open(document, encoding);
        while (reader.TryRead() == XmlReadResult.Node)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    OnElement(reader);
                    break;
                case XmlNodeType.EndElement:
                    OnEndElement(_levels[reader.Depth]);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    OnText(reader, Parent(reader.Depth));
                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction when Parent(reader.Depth) is Level.Number or Level.Text:
                    Add(reader, RemarkKind.OldRuntime, "A comment or processing instruction inside a value: the old runtime refused it with an empty 400.");
                    break;
            }
        }
    }

    private static Utf8XmlReader Open(ReadOnlySpan<byte> document, XmlInputEncoding encoding)
    {
        Utf8XmlReader reader = new(new Utf8XmlReaderOptions
        {
            AllowTrailingNuls = true,
            AcceptLaterVersions = false,
            MaxTextBytes = int.MaxValue / 4,
            MaxDocumentBytes = long.MaxValue / 4,
        });
        reader.Reset(encoding);
        reader.Append(document);
        reader.Complete();
        return reader;
    }

    private Level Parent(int depth) => depth == 0 ? Level.Nowhere : _levels[depth - 1];

    private void OnElement(Utf8XmlReader reader)
    {
        int depth = reader.Depth;
        Level level = LevelOf(reader, Parent(depth));
        if (depth < _levels.Count)
        {
            _levels.RemoveRange(depth, _levels.Count - depth);
        }

        _levels.Add(level);
        bool isEmpty = reader.IsEmptyElement;
        OnAttributes(reader, level);
        if (isEmpty)
        {
            OnEndElement(_levels[depth]);
        }
    }

    private Level LevelOf(Utf8XmlReader reader, Level parent)
    {
        switch (parent)
        {
            case Level.Nowhere:
                SoapVersion = NameOf(VersionOf(reader.NamespaceURI));
                return SoapVersion is null ? Level.Skipped : Level.Envelope;
            case Level.Envelope:
                return OnEnvelopeChild(reader);
            case Level.Header:
                Add(reader, RemarkKind.HeaderBlock, $"The header block '{NameOf(reader)}' is not looked at.");
                return Level.HeaderBlock;
            case Level.Body:
                return OnBodyChild(reader);
            case Level.Operation:
                return OnOperationChild(reader);
            case Level.Sessions:
                return OnSessionsChild(reader);
            case Level.Session:
                return OnSessionChild(reader);
            default:
                return parent == Level.HeaderBlock ? Level.HeaderBlock : Level.Skipped;
        }
    }

    private Level OnEnvelopeChild(Utf8XmlReader reader)
    {
        if (VersionOf(reader.NamespaceURI) is not null && reader.LocalName is "Header" or "Body")
        {
            return reader.LocalName == "Body" ? Level.Body : Level.Header;
        }

        Add(reader, RemarkKind.UnknownElement, $"The element '{NameOf(reader)}' in the envelope is none of SOAP's.");
        return Level.Skipped;
    }

    private Level OnBodyChild(Utf8XmlReader reader)
    {
        bool isOperation = IsContracts(reader, ContractDescription.OperationName);
        BeginsWithOperation |= isOperation && _isFirstOfBody;
        _isFirstOfBody = false;
        if (isOperation)
        {
            BeginOperation(reader);
            return Level.Operation;
        }

        return Skip(reader, "the body", [ContractDescription.OperationName]);
    }

    private void OnText(Utf8XmlReader reader, Level parent)
    {
        if (parent == Level.Number)
        {
            _numberText += reader.Value;
        }
        else if (parent is Level.Body or Level.Operation or Level.Sessions or Level.Session && !string.IsNullOrWhiteSpace(reader.Value))
        {
            Add(reader, RemarkKind.StrayText, "Text between elements is not read.");
        }
    }

    private void OnEndElement(Level level)
    {
        switch (level)
        {
            case Level.Operation:
                EndOperation();
                break;
            case Level.Session:
                EndSession();
                break;
            case Level.Number when _isApiVersion:
                _isApiVersion = false;
                ApiVersion ??= int.TryParse(_numberText, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;
                break;
        }
    }

    private void Add(Utf8XmlReader reader, RemarkKind kind, string text) => remarks.Add(kind, text, reader.LineNumber, reader.LinePosition);
}
