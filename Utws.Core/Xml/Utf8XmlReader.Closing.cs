using System.Xml;

namespace Utws.Core.Xml;

// The reader's end, and what is true of it all along.
public sealed partial class Utf8XmlReader
{
    private XmlReaderSettings? _settings;

    /// <summary>What holds for this reader, in the framework's terms; changing the object changes nothing.</summary>
    public override XmlReaderSettings Settings => _settings ??= new XmlReaderSettings
    {
        Async = true,
        CheckCharacters = true,
        CloseInput = true,
        ConformanceLevel = ConformanceLevel.Document,
        DtdProcessing = DtdProcessing.Prohibit,
        MaxCharactersInDocument = _options.MaxDocumentBytes,
        NameTable = _names,
        XmlResolver = null,
    };

    /// <summary>Ends the document, gives all pooled memory back, and closes the stream unless it was to be left open. A reset opens the reader again.</summary>
    public override void Close()
    {
        if (_readState == System.Xml.ReadState.Closed)
        {
            return;
        }

        ReleaseStream();
        ResetError();
        ResetCursor();
        _nodeType = XmlNodeType.None;
        _attributeCount = 0;
        _depth = 0;
        _rescuedFrames = 0;
        _bindingCount = 0;
        _pos = 0;
        _end = 0;
        _waiting = false;
        _leaving = Leaving.Nothing;
        _stop = XmlError.None;
        _complete = true;
        _readState = System.Xml.ReadState.Closed;
        ReturnMemory();
    }

    private void ReturnMemory()
    {
        PooledArray.Return(ref _buffer);
        PooledArray.Return(ref _scratch);
        PooledArray.Return(ref _search);
        PooledArray.Return(ref _undetected);
        PooledArray.Return(ref _chars);
        PooledArray.Return(ref _streamBuffer);
        PooledArray.Return(ref _attributes);
        PooledArray.Return(ref _duplicateTable);
        PooledArray.Return(ref _frames);
        PooledArray.Return(ref _rescuedNames);
        PooledArray.Return(ref _bindings);
        PooledArray.Return(ref _prefixUris);
        _prefixes.Release();
        _uris.Release();
        _languages.Release();
    }
}
