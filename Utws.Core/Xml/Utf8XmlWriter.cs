using System.Buffers;
using System.Xml;

namespace Utws.Core.Xml;

/// <summary>
/// Writes one XML 1.0 document as UTF-8 without BOM into a pooled buffer. <see cref="Reset"/> begins the next in the same memory: once
/// buffer and stacks have the size of the documents, writing allocates nothing. Not safe for use by several threads.
/// </summary>
/// <remarks>
/// Two ways to write. The span members (<see cref="WriteRaw(ReadOnlySpan{byte})"/>, <see cref="WriteText(ReadOnlySpan{byte})"/>, <see cref="WriteInt32"/> ...) are
/// for the hot path and trust their caller; see there. The XmlWriter members check what they are given and may be handed to XmlSerializer, XDocument.Save or WriteNode.
/// <para>
/// Where the framework's own two writers differ, this one chooses as follows.
/// Like XmlTextWriter, the old runtime's writer (wire document 3.6 to 3.10):
/// </para>
/// <list type="bullet">
/// <item>text: <c>&lt; &gt; &amp;</c> as references, C0 controls but TAB, CR and LF, and U+FFFE and U+FFFF, as <c>&amp;#x1;</c>; attributes also <c>"</c>, CR and LF; all else raw;</item>
/// <item>a null or empty WriteString leaves <c>&lt;x /&gt;</c> possible; an empty WriteRaw, WriteChars or WriteWhitespace does not;</item>
/// <item>made-up prefixes are <c>d1p1</c>; declarations that the caller did not write stand at the end of the start tag, the last one first, the default namespace at the end;
/// a prefix is preferred to the default namespace when both have the name; LookupPrefix refuses an empty name;</item>
/// <item>an element name without prefix whose namespace is null takes whatever default namespace is in scope or declared beside it;</item>
/// <item>a processing instruction without text keeps its space, <c>&lt;?p ?&gt;</c>; an attribute prefix that is not declared is refused (the other drops it); new lines are written as given; WriteBase64 in pieces gives one text;</item>
/// <item>WriteCharEntity takes characters that XML 1.0 has no reference for; raw text is not checked.</item>
/// </list>
/// <para>Like XmlWriter.Create with ConformanceLevel.Document:</para>
/// <list type="bullet">
/// <item>one root element; no text outside it; names are checked; no attribute twice (XmlException); a prefix means one thing in a start tag (XmlException);</item>
/// <item>xml, xmlns and their namespaces go only with each other; a prefix that the caller gave stays if it is bound to the namespace; an attribute in no namespace loses its prefix;</item>
/// <item><c>]]&gt;</c> in CDATA splits the section, <c>--</c> in comments and <c>?&gt;</c> in processing instructions are parted by a space, and characters outside XML are refused in these three;</item>
/// <item>after WriteEndDocument nothing more; a DateTimeOffset keeps its offset; an exception leads to WriteState.Error (ended by <see cref="Reset"/>).</item>
/// </list>
/// <para>Like neither, each where both would write what no reader takes, or something untrue:</para>
/// <list type="bullet">
/// <item>no DTD, so <see cref="WriteDocType"/> is refused and <see cref="WriteEntityRef"/> takes the five predefined names only;</item>
/// <item>a made-up prefix is never one in scope; the value of a namespace declaration is what a reader will see, by whatever members it was written;</item>
/// <item>the processing instruction <c>xml</c>, which WriteNode passes on, gives this writer's own declaration, whose encoding is true;</item>
/// <item>names are those of XML 1.0, fifth edition, as the reader takes them.</item>
/// </list>
/// </remarks>
public sealed partial class Utf8XmlWriter : XmlWriter
{
    // Deeper elements, or more names, than any document of this project has: such stacks are not kept for the next one.
    private const int MaxKeptEntries = 256;

    // An envelope is six elements deep and has three or four namespaces.
    private const int InitialEntries = 8;

    private Utf8XmlWriterState _state;

    /// <inheritdoc/>
    public override WriteState WriteState => _state switch
    {
        Utf8XmlWriterState.Start => WriteState.Start,
        Utf8XmlWriterState.Prolog => WriteState.Prolog,
        Utf8XmlWriterState.StartTag => WriteState.Element,
        Utf8XmlWriterState.Attribute => WriteState.Attribute,
        Utf8XmlWriterState.Error => WriteState.Error,
        Utf8XmlWriterState.Closed => WriteState.Closed,
        _ => WriteState.Content,
    };

    /// <inheritdoc/>
    public override XmlWriterSettings Settings => Utf8XmlWriterSettings.Value;

    /// <inheritdoc/>
    public override string? XmlLang => _depth == 0 ? null : _elements[_depth - 1].Lang;

    /// <inheritdoc/>
    public override XmlSpace XmlSpace => _depth == 0 ? XmlSpace.None : _elements[_depth - 1].Space;

    /// <summary>Forgets the document, finished or not, and begins a new one in the same memory.</summary>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_state == Utf8XmlWriterState.Closed, this);
        if (_buffer.Length > MaxKeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
        }

        DropLargeStacks();
        _length = 0;
        _depth = 0;
        _namespaceCount = 0;
        _base64RestCount = 0;
        _state = Utf8XmlWriterState.Start;
    }

    /// <summary>Gives the buffer back, with all that is in it. Nothing can be written or read afterwards; a second call does nothing.</summary>
    public override void Close()
    {
        if (_state == Utf8XmlWriterState.Closed)
        {
            return;
        }

        _state = Utf8XmlWriterState.Closed;
        _length = 0;
        _depth = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Does nothing: the output is memory, and an open start tag stays open.</summary>
    public override void Flush()
    {
    }

    private void DropLargeStacks()
    {
        if (_elements.Length > MaxKeptEntries)
        {
            _elements = new Utf8XmlWriterElement[InitialEntries];
        }

        if (_namespaces.Length > MaxKeptEntries)
        {
            _namespaces = new Utf8XmlWriterNamespace[InitialEntries];
        }

        if (_attributes.Length > MaxKeptEntries)
        {
            _attributes = new Utf8XmlWriterAttribute[InitialEntries];
        }

        if (_valueChars.Length > MaxKeptBytes)
        {
            _valueChars = [];
        }

        if (_generatedPrefixes.Count > MaxKeptEntries)
        {
            _generatedPrefixes.Clear();
        }
    }
}
