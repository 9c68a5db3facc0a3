using System.Globalization;
using System.Text;
using System.Xml;

namespace Utws.Core.Xml;

/// <content>Attribute values that mean something to the writer: xmlns, xml:lang, xml:space.</content>
public sealed partial class Utf8XmlWriter
{
    private char[] _valueChars = new char[64];
    private int _valueStart;
    private string? _wholeValue;
    private int _wholeValueEnd;
    private string _declaredPrefix = "";
    private string? _lastLang; // of those written in pieces

    private void TakeAttributeValue()
    {
        switch (_attributeKind)
        {
            case Utf8XmlWriterAttributeKind.Namespace:
                string? before = _namespaceCount < _namespaces.Length ? _namespaces[_namespaceCount].Uri : null;
                DeclareNamespace(_declaredPrefix, AttributeValue(before));
                break;
            case Utf8XmlWriterAttributeKind.Lang:
                TakeLang(AttributeValue(_lastLang));
                break;
            default:
                _elements[_depth - 1].Space = ParseSpace(AttributeValue("preserve"));
                break;
        }
    }

    private void TakeLang(string value)
    {
        _elements[_depth - 1].Lang = value;
        if (!ReferenceEquals(value, _wholeValue))
        {
            _lastLang = value;
        }
    }

    // XML 1.0, 2.10.
    private XmlSpace ParseSpace(string value) => value switch
    {
        "preserve" => XmlSpace.Preserve,
        "default" => XmlSpace.Default,
        _ => throw Fail(new ArgumentException("xml:space is 'default' or 'preserve'.", nameof(value))),
    };

    /// <summary>Remembers that <paramref name="text"/> is the whole value so far, to save making a string of it again.</summary>
    private void NoteWholeValue(string text, int start)
    {
        if (start == _valueStart)
        {
            _wholeValue = text;
            _wholeValueEnd = _length;
        }
    }

    /// <summary>
    /// The value of the open attribute as a reader will see it, by whatever members it was written: what stands in the output, its references resolved.
    /// Gives <paramref name="candidate"/> back if that is equal.
    /// </summary>
    private string AttributeValue(string? candidate)
    {
        if (_length == _valueStart)
        {
            return "";
        }

        if (_wholeValue is not null && _wholeValueEnd == _length)
        {
            return _wholeValue;
        }

        ReadOnlySpan<byte> utf8 = _buffer.AsSpan(_valueStart, _length - _valueStart);
        if (_valueChars.Length < utf8.Length)
        {
            _valueChars = new char[Math.Max(utf8.Length, 2 * _valueChars.Length)];
        }

        ReadOnlySpan<char> value = ResolveReferences(_valueChars.AsSpan(0, Encoding.UTF8.GetChars(utf8, _valueChars)));
        return value.SequenceEqual(candidate) ? candidate! : value.ToString();
    }

    private Span<char> ResolveReferences(Span<char> value)
    {
        // What a reference stands for is never longer than the reference, so the value shrinks in place.
        int length = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '&')
            {
                value[length++] = value[i];
                continue;
            }

            ReadOnlySpan<char> reference = value[(i + 1)..];
            int end = reference.IndexOf(';');
            if (end < 0 || !TryResolve(reference[..end], out Rune character))
            {
                throw Fail(new ArgumentException("The value has a '&' that starts no reference which a document without DTD can have.", nameof(value)));
            }

            length += character.EncodeToUtf16(value[length..]);
            i += end + 1;
        }

        return value[..length];
    }

    private static bool TryResolve(ReadOnlySpan<char> reference, out Rune character)
    {
        if (reference.StartsWith("#"))
        {
            bool hex = reference.StartsWith("#x");
            character = default;
            return int.TryParse(reference[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int codePoint)
                && Rune.TryCreate(codePoint, out character);
        }

        character = new Rune(reference switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => '\0',
        });
        return character.Value != 0;
    }
}
