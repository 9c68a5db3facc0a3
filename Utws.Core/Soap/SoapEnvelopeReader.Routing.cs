using System.Text;
using System.Xml;

namespace Utws.Core.Soap;

/// <content>The version by the root's namespace, and the operation by the body's first element where the head did not tell it.</content>
internal sealed partial class SoapEnvelopeReader
{
    private bool _isTextXml;
    private bool _isSoapMediaType;
    private string? _unknownAction;
    private SoapFault? _postponed;
    private byte[]? _unknownRoot;

    /// <summary>Whether the operation is still to be found by the body's first element.</summary>
    private bool IsRouting { get; set; }

    /// <summary>Whether the first reading goes on only to find that element: the second one has failed already.</summary>
    private bool IsLookingForBody => _postponed is not null;

    private void ResetRouting(in SoapHead head)
    {
        IsRouting = head.Route.ByBody;
        _unknownAction = head.Route.UnknownAction;
        _isTextXml = head.IsTextXml;
        _isSoapMediaType = head.IsTextXml || head.IsSoapXml;
        _postponed = null;
        _unknownRoot = null;
    }

    // Step 6: the root's namespace fixes the version for good.
    private SoapEnvelopeOutcome? FixVersion()
    {
        ReadOnlySpan<byte> root = _reader.NamespaceUriUtf8;
        if (root.SequenceEqual(SoapNames.Envelope11))
        {
            Version = SoapVersion.Soap11;
        }
        else if (root.SequenceEqual(SoapNames.Envelope12))
        {
            Version = SoapVersion.Soap12;
        }
        else
        {
            SoapFault mismatch = SoapFaults.VersionMismatch(Encoding.UTF8.GetString(root)).At(_reader.LineNumber, _reader.LinePosition);
            if (!IsRouting || _isSoapMediaType || !_reader.LocalNameUtf8.SequenceEqual(SoapNames.Envelope) || _reader.IsEmptyElement)
            {
                return Fail(mismatch);
            }

            // A foreign media type is refused before the version is looked at, but only if the body names the operation (2.15).
            _postponed = mismatch;
            _unknownRoot = root.ToArray();
            return null;
        }

        return IsRouting ? null : CheckMediaType();
    }

    // Steps 5 and 7: 1.1 goes as text/xml alone, 1.2 as either.
    private SoapEnvelopeOutcome? CheckMediaType() =>
        _isTextXml || (_isSoapMediaType && Version == SoapVersion.Soap12) ? null : SoapEnvelopeOutcome.UnsupportedMediaType;

    // What the second reading could not stand, the first one reads over on its way to Body.
    private SoapEnvelopeOutcome? FailOrPostpone(SoapFault fault, XmlNodeType type)
    {
        if (!IsRouting)
        {
            return Fail(fault);
        }

        _postponed = fault;
        return OnBeforeBodyWhileRouting(type);
    }

    private SoapEnvelopeOutcome? OnBeforeBodyWhileRouting(XmlNodeType type)
    {
        if (type == XmlNodeType.Element)
        {
            if (_reader.IsElement(SoapNames.Body, _unknownRoot ?? SoapNames.EnvelopeOf(Version)))
            {
                return EnterBody();
            }

            SkipElement();
        }

        return null;
    }

    private SoapEnvelopeOutcome? OnFirstOfBody()
    {
        if (!_reader.IsElement(_operationName, _operationNamespace))
        {
            return OnUnknownOperation();
        }

        IsRouting = false;
        if (!_isSoapMediaType)
        {
            // Step 5 came before the envelope was opened: this answer is still headed by the guess.
            Version = SoapVersion.Soap12;
            return SoapEnvelopeOutcome.UnsupportedMediaType;
        }

        if (CheckMediaType() is { } unsupported)
        {
            return unsupported;
        }

        if (_postponed is not null)
        {
            return Fail(_postponed);
        }

        BeginBody();
        return OnBodyNode();
    }

    private SoapEnvelopeOutcome OnUnknownOperation() =>
        FailWhileRouting(SoapFaults.UnknownOperation(_unknownAction).At(_reader.LineNumber, _reader.LinePosition));

    // A version mismatch takes the place of whatever else stood in the way of finding the operation.
    private SoapEnvelopeOutcome FailWhileRouting(SoapFault fault) =>
        Fail(_unknownRoot is null ? fault : _postponed!);
}
