using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>
/// How one client writes its requests: everything before the first session, the sessions, and everything after the last. Held are copies of
/// bytes that were read node by node, and what they had meant; a request with other bytes is read node by node again.
/// </summary>
internal sealed class RequestShape
{
    /// <summary>The most bytes before the first session that are kept: the contract's sample has 410. Longer ones, mostly with header blocks and a time in them, come only once.</summary>
    public const int MaxPrologBytes = 2048;

    // The sample has 70.
    private const int MaxEpilogBytes = 512;

    private readonly byte[] _prolog = new byte[MaxPrologBytes];
    private readonly byte[] _epilog = new byte[MaxEpilogBytes];
    private int _epilogLength;
    private bool _isConfirmed;
    private (int Head, int EncodingWay) _key;

    /// <summary>How many bytes there are before the first session; 0 if none are known.</summary>
    public int PrologLength { get; private set; }

    /// <summary>The envelope's version.</summary>
    public SoapVersion Version { get; set; }

    /// <summary>The <c>apiVersion</c> that is among those bytes, or null.</summary>
    public int? ApiVersion { get; set; }

    /// <summary>Which of the operation's members are among them, as the reader counts them.</summary>
    public ushort SeenInOperation { get; set; }

    /// <summary>How many elements are open around a session.</summary>
    public int SessionDepth { get; set; }

    /// <summary>What comes after the last session, to the end of the document; empty if it is not known.</summary>
    public ReadOnlySpan<byte> Epilog => _epilog.AsSpan(0, _epilogLength);

    /// <summary>The shapes of its sessions: that of the last one first. Two, since a text may be left out, or be an empty-element tag, in some.</summary>
    public SessionShape Session { get; private set; } = new();

    /// <summary>Another shape of its sessions.</summary>
    public SessionShape OtherSession { get; private set; } = new();

    /// <summary>Whether a request begins as this one, and may be read on as this one.</summary>
    public bool IsBeginningOf(ReadOnlySpan<byte> document, int head, int encodingWay) =>
        _isConfirmed && _key == (head, encodingWay) && document.StartsWith(_prolog.AsSpan(0, PrologLength));

    /// <summary>Whether these are the bytes before the first session, confirmed or not.</summary>
    public bool BeginsWith(ReadOnlySpan<byte> prolog, int head, int encodingWay) =>
        prolog.Length == PrologLength && _key == (head, encodingWay) && prolog.SequenceEqual(_prolog.AsSpan(0, PrologLength));

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _isConfirmed = false;
        _epilogLength = 0;
        PrologLength = 0;
        Session.Clear();
        OtherSession.Clear();
    }

    /// <summary>Takes the bytes before the first session, at most <see cref="MaxPrologBytes"/>. They count as soon as the request is answered.</summary>
    public void LearnProlog(ReadOnlySpan<byte> bytes, int head, int encodingWay)
    {
        bytes.CopyTo(_prolog);
        PrologLength = bytes.Length;
        _key = (head, encodingWay);
    }

    /// <summary>Takes the bytes after the last session.</summary>
    public void LearnEpilog(ReadOnlySpan<byte> bytes)
    {
        _epilogLength = 0;
        if (bytes.Length <= MaxEpilogBytes)
        {
            bytes.CopyTo(_epilog);
            _epilogLength = bytes.Length;
        }
    }

    /// <summary>The request has ended in an answer, so its beginning was right to the last.</summary>
    public void Confirm() => _isConfirmed = PrologLength > 0;

    /// <summary>Puts the other shape of sessions first.</summary>
    public void SwapSessions() => (Session, OtherSession) = (OtherSession, Session);
}
