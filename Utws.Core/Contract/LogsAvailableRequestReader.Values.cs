using System.Globalization;
using System.Xml;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <content>Simple values: collected over text and CDATA, then taken as a number or a text.</content>
internal sealed partial class LogsAvailableRequestReader
{
    private enum ValueStage : byte
    {
        Start,

        // Inside a child element that came first: the old deserialiser read on in there (6.20).
        InnerStart,

        AfterText,
    }

    private SessionMember _valueMember;
    private Level _levelAfterValue;
    private ValueStage _valueStage;
    private string? _badValue;

    private void ResetValue() => _badValue = null;

    private SoapBodyStep OnValue(Utf8XmlReader reader, SessionMember member, Level levelAfter)
    {
        _valueMember = member;
        _levelAfterValue = levelAfter;
        _valueStage = ValueStage.Start;
        arena.BeginValue();
        if (reader.IsEmptyElement)
        {
            TakeValue();
        }
        else
        {
            _level = Level.Value;
            BeginPlace(reader);
        }

        return SoapBodyStep.Continue;
    }

    private SoapBodyStep OnValueNode(Utf8XmlReader reader, XmlNodeType type)
    {
        switch (type)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                NotePlace(reader);
                arena.AppendValue(reader.ValueUtf8);
                _valueStage = ValueStage.AfterText;
                return SoapBodyStep.Continue;
            case XmlNodeType.EndElement:
                EndPlace();
                TakeValue();
                return SoapBodyStep.Continue;
            case XmlNodeType.Element when _valueStage == ValueStage.Start && !reader.IsEmptyElement:
                _valueStage = ValueStage.InnerStart;
                return SoapBodyStep.Continue;
            case XmlNodeType.Element:
                return FailAtChild(reader);
            default:
                // Deviation (d): a comment or a processing instruction says nothing about the value.
                return SoapBodyStep.Continue;
        }
    }

    private void TakeValue()
    {
        _level = _levelAfterValue;
        if (SessionMemberNames.IsText(_valueMember))
        {
            arena.SetText(_valueMember);
            return;
        }

        switch (Int32Text.Parse(arena.Value, out int value))
        {
            case Int32TextResult.BadFormat:
                _badValue = "Input string was not in a correct format.";
                break;
            case Int32TextResult.OutOfRange:
                _badValue = "Value was either too large or too small for an Int32.";
                break;
            default:
                SetNumber(value);
                break;
        }

        arena.DropValue();
    }

    private void SetNumber(int value)
    {
        if (_valueMember == SessionMember.ApiVersion)
        {
            _apiVersion = value;
            call.SetApiVersion(value);
        }
        else
        {
            arena.SetNumber(_valueMember, value);
        }
    }

    // 6.19: 400, as for malformed XML; with deviation (b) it says so.
    private SoapBodyStep FailAtChild(Utf8XmlReader reader) => Fail(SoapFaults.MalformedXml(string.Create(
        CultureInfo.InvariantCulture,
        $"Unexpected node type Element. ReadElementString method can only be called on elements with simple or empty content. Line {reader.LineNumber}, position {reader.LinePosition}.")).At(reader.LineNumber, reader.LinePosition));
}
