namespace Utws.Core.Soap;

/// <content>What is alike in every envelope of a client is taken in one piece, not node by node.</content>
internal sealed partial class SoapEnvelopeReader
{
    // All of the head that decides how an envelope is read on: which media type it may have, and whether its body tells the operation.
    private int Head => (IsRouting ? 1 : 0) + (_isTextXml ? 2 : 0) + (_isSoapMediaType ? 4 : 0);

    /// <summary>Reads on, node by node: what has arrived is all that will be looked at, so nothing may wait for more.</summary>
    public SoapEnvelopeOutcome AdvanceToLimit()
    {
        _readsAhead = false;
        return Advance();
    }

    // Such a beginning went through all of the steps to the body once, with this outcome. One that had a block that must be understood
    // is not taken for one: the fault at the end is told from the blocks.
    private void TryResume()
    {
        if (_body.TryResume(_reader, Head, out SoapVersion version))
        {
            Version = version;
            IsRouting = false;
            _place = Place.Body;
            _readsAhead = true;
        }
    }

    private SoapEnvelopeOutcome? OnReadAhead()
    {
        switch (_body.ReadAhead(_reader))
        {
            case SoapBodyStep.ReadAhead:
                return SoapEnvelopeOutcome.NeedMore;
            case SoapBodyStep.EndOfEnvelope:
                return Finish();
            case SoapBodyStep.Fault:
                return Fail(_body.Fault!);
            default:
                _readsAhead = false;
                return null;
        }
    }
}
