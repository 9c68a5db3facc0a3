using System.Text;

namespace Utws.Core.Xml;

// What is open and in scope: elements, namespace bindings, xml:space and xml:lang.
public sealed partial class Utf8XmlReader
{
    // Prefixes and namespace names that every document has; their atoms are the same in all of them.
    private const int NoPrefix = Utf8AtomTable.Empty;
    private const int XmlPrefix = 1;
    private const int XmlnsPrefix = 2;
    private const int NoNamespace = Utf8AtomTable.Empty;
    private const int XmlNamespace = 1;
    private const int XmlnsNamespace = 2;
    private const int NoLanguage = Utf8AtomTable.Empty;
    private const int Undeclared = -1;

    // Atoms are kept from one document to the next: those of one service's clients take some hundred bytes. Past this the tables hold what
    // strangers sent, and start anew.
    private const int MaxKeptAtomBytes = 4 * 1024;

    private readonly Utf8AtomTable _prefixes = new();
    private readonly Utf8AtomTable _uris = new();
    private readonly Utf8AtomTable _languages = new();

    private ElementFrame[] _frames = [];
    private int _depth;

    // Frames below this one have their name and position in _rescuedNames and the frame, for their start tags left the buffer.
    private int _rescuedFrames;
    private byte[] _rescuedNames = [];
    private int _rescuedNameBytes;

    // What each prefix means here, by its atom.
    private int[] _prefixUris = [];
    private NamespaceBinding[] _bindings = [];
    private int _bindingCount;

    /// <summary>How many bytes of prefixes, namespace names and languages are kept for the next document; what tests hold to be bounded.</summary>
    internal int AtomBytes => _prefixes.ByteCount + _uris.ByteCount + _languages.ByteCount;

    private static ReadOnlySpan<byte> XmlNamespaceName => "http://www.w3.org/XML/1998/namespace"u8;

    private static ReadOnlySpan<byte> XmlnsNamespaceName => "http://www.w3.org/2000/xmlns/"u8;

    private void ResetScopes()
    {
        // A document may have been left in the middle.
        PopBindings(0);
        _depth = 0;
        _rescuedFrames = 0;
        _rescuedNameBytes = 0;
        if (_prefixes.Count == 0 || AtomBytes > MaxKeptAtomBytes)
        {
            ClearAtoms();
        }

        _prefixes.Rewind();
        _uris.Rewind();
        _languages.Rewind();
    }

    private void ClearAtoms()
    {
        _prefixes.Clear();
        _prefixes.Add("xml"u8);
        _prefixes.Add("xmlns"u8);
        _uris.Clear();
        _uris.Add(XmlNamespaceName);
        _uris.Add(XmlnsNamespaceName);
        _languages.Clear();
        PooledArray.Return(ref _prefixUris);
        PooledArray.EnsureSize(ref _prefixUris, XmlnsPrefix + 1, 0);
        _prefixUris[NoPrefix] = NoNamespace;
        _prefixUris[XmlPrefix] = XmlNamespace;
        _prefixUris[XmlnsPrefix] = XmlnsNamespace;
    }

    // The frame of an element whose start tag is being read; it is open once _depth counts it.
    private ref ElementFrame NextFrame()
    {
        PooledArray.EnsureSize(ref _frames, _depth + 1, _depth);
        ref ElementFrame frame = ref _frames[_depth];
        if (_depth == 0)
        {
            frame.LanguageAtom = NoLanguage;
            frame.Space = System.Xml.XmlSpace.None;
        }
        else
        {
            ref ElementFrame parent = ref _frames[_depth - 1];
            frame.LanguageAtom = parent.LanguageAtom;
            frame.Space = parent.Space;
        }

        return ref frame;
    }

    private void PopFrame()
    {
        _depth--;
        PopBindings(_frames[_depth].BindingCount);
        if (_rescuedFrames > _depth)
        {
            _rescuedFrames = _depth;
            _rescuedNameBytes = _frames[_depth].NameStart;
        }
    }

    private ReadOnlySpan<byte> FrameName(int index)
    {
        ref ElementFrame frame = ref _frames[index];
        return (index < _rescuedFrames ? _rescuedNames : _buffer).AsSpan(frame.NameStart, frame.NameLength);
    }

    private int LocateFrame(int index, out int column)
    {
        ref ElementFrame frame = ref _frames[index];
        if (index >= _rescuedFrames)
        {
            return Locate(frame.NameStart, out column);
        }

        column = frame.Column;
        return frame.Line;
    }

    // The bytes before drop go: what open elements need of them is kept apart.
    private void RescueFrames(int drop)
    {
        int index = _rescuedFrames;
        for (; index < _depth && _frames[index].NameStart < drop; index++)
        {
            ref ElementFrame frame = ref _frames[index];
            frame.Line = Locate(frame.NameStart, out frame.Column);
            PooledArray.EnsureSize(ref _rescuedNames, _rescuedNameBytes + frame.NameLength, _rescuedNameBytes);
            _buffer.AsSpan(frame.NameStart, frame.NameLength).CopyTo(_rescuedNames.AsSpan(_rescuedNameBytes));
            frame.NameStart = _rescuedNameBytes;
            _rescuedNameBytes += frame.NameLength;
        }

        _rescuedFrames = index;
        for (; index < _depth; index++)
        {
            _frames[index].NameStart -= drop;
        }
    }

    private string DescribeOpenElements()
    {
        if (_error == XmlError.TagMismatch)
        {
            return Encoding.UTF8.GetString(FrameName(_depth - 1));
        }

        StringBuilder names = new();
        for (int index = _depth - 1; index >= 0; index--)
        {
            names.Append(Encoding.UTF8.GetString(FrameName(index))).Append(index > 0 ? ", " : ".");
        }

        return names.ToString();
    }
}
