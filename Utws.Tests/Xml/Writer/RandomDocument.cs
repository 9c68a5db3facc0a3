using System.Globalization;
using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>
/// A random sequence of calls that every writer takes, and what a reader has to find in its output. It keeps away from the choices where the
/// framework's writers differ: callers give each namespace one prefix only, a prefix has one namespace in one start tag, and markup is free of its own end.
/// </summary>
internal sealed class RandomDocument
{
    private const string Pool = "abcXYZ019 <>&\"']\t\r\n\u0001\u001F\u007F\u0085\u00A0\u00E9\u20AC\uF000\uFFFD\uFFFE\uFFFF";
    private static readonly string[] s_names = ["a", "b", "c", "d\u00E9", "e-f.g", "_h"];
    private static readonly string[] s_prefixes = ["p", "q", "r"];

    private readonly Random _random;
    private readonly List<Action<XmlWriter>> _calls = [];
    private readonly List<Action<ReadEvents>> _expectations = [];
    private bool _attributeOpen;

    public RandomDocument(int seed)
    {
        _random = new Random(seed);
        bool declared = !Chance(4);
        if (declared)
        {
            bool standalone = Chance(3);
            _calls.Add(standalone ? w => w.WriteStartDocument(standalone: true) : w => w.WriteStartDocument());
        }

        Misc(outsideRoot: true);
        Element(depth: 0);
        Misc(outsideRoot: true);

        // XmlTextWriter takes no end of what it has not seen start.
        if (declared && Chance(2))
        {
            _calls.Add(w => w.WriteEndDocument());
        }
    }

    public void Write(XmlWriter writer)
    {
        foreach (Action<XmlWriter> call in _calls)
        {
            call(writer);
        }
    }

    /// <summary>The events that a reader has to give.</summary>
    public string Expected()
    {
        ReadEvents events = new();
        foreach (Action<ReadEvents> expectation in _expectations)
        {
            expectation(events);
        }

        return events.ToString();
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private string Uri(string prefix) => "urn:" + prefix + (_random.Next(2) == 0 ? "&1" : "<2");

    private string Text(int most = 12)
    {
        StringBuilder text = new();
        for (int count = _random.Next(most); count > 0; count--)
        {
            text.Append(Chance(12) ? char.ConvertFromUtf32(0x10000 + _random.Next(0xFFFFF)) : Pool[_random.Next(Pool.Length)].ToString());
        }

        return text.ToString();
    }

    private void Misc(bool outsideRoot)
    {
        while (Chance(3))
        {
            string text = "x" + new string([.. Text().Where(c => XmlConvert.IsXmlChar(c) && c is not ('-' or '?' or ']'))]);
            switch (_random.Next(3))
            {
                case 0:
                    Add(w => w.WriteComment(text), e => e.Comment(text));
                    break;
                case 1:
                    Add(w => w.WriteProcessingInstruction("pi", text), e => e.ProcessingInstruction("pi", text));
                    break;
                default:
                    EndAttribute();
                    Add(w => w.WriteWhitespace("\r\n\t "), outsideRoot ? _ => { } : e => e.Text("\r\n\t "));
                    break;
            }
        }
    }

    private void Element(int depth)
    {
        string name = Pick(s_names);
        string? prefix = _random.Next(4) switch
        {
            0 => null,
            1 => "",
            _ => Pick(s_prefixes),
        };
        string uri = string.IsNullOrEmpty(prefix) ? (Chance(3) ? "" : Uri(Pick(s_prefixes))) : Uri(prefix);
        Add(w => w.WriteStartElement(prefix, name, uri), e => e.StartElement(uri, name));
        Attributes(prefix, uri);
        Content(depth);
        if (Chance(5))
        {
            Add(w => w.WriteFullEndElement(), e => e.EndElement());
        }
        else
        {
            Add(w => w.WriteEndElement(), e => e.EndElement());
        }
    }

    private void Attributes(string? elementPrefix, string elementUri)
    {
        HashSet<string> used = new(StringComparer.Ordinal);

        // XmlTextWriter binds a prefix anew that an attribute of the same tag has just used with its outer meaning.
        Dictionary<string, string> uris = s_prefixes.ToDictionary(prefix => prefix, Uri, StringComparer.Ordinal);
        foreach (string prefix in s_prefixes.Where(prefix => elementUri.StartsWith("urn:" + prefix, StringComparison.Ordinal)))
        {
            uris[prefix] = elementUri;
        }

        foreach (string prefix in s_prefixes.Where(_ => Chance(5)))
        {
            string uri = uris[prefix];
            string? ns = Chance(2) ? null : WriterRuns.XmlnsNamespace;
            _calls.Add(w => w.WriteAttributeString("xmlns", prefix, ns, uri));
        }

        if (elementPrefix is { Length: 0 } && Chance(3))
        {
            _calls.Add(w => w.WriteAttributeString("xmlns", elementUri));
        }

        while (Chance(2))
        {
            string name = Pick(s_names);
            string? prefix = Chance(2) ? Pick(s_prefixes) : null;
            string uri = prefix is not null ? uris[prefix] : Chance(2) ? "" : uris[Pick(s_prefixes)];
            if (used.Add(uri + " " + name))
            {
                Attribute(prefix, name, uri);
            }
        }

        if (Chance(10))
        {
            string lang = Text();
            Add(w => w.WriteAttributeString("xml", "lang", null, lang), e => e.Attribute(WriterRuns.XmlNamespace, "lang", lang));
        }
    }

    private void Attribute(string? prefix, string name, string uri)
    {
        StringBuilder value = new();
        _calls.Add(w => w.WriteStartAttribute(prefix, name, uri));
        for (int pieces = _random.Next(3); pieces >= 0; pieces--)
        {
            Piece(text => value.Append(text));
        }

        _expectations.Add(e => e.Attribute(uri, name, value.ToString()));
        _attributeOpen = Chance(2);
        if (!_attributeOpen)
        {
            _calls.Add(w => w.WriteEndAttribute());
        }
    }

    /// <summary>Ends an attribute that was left open, before text that is not its value.</summary>
    private void EndAttribute()
    {
        if (_attributeOpen)
        {
            _calls.Add(w => w.WriteEndAttribute());
            _attributeOpen = false;
        }
    }

    private void Content(int depth)
    {
        for (int count = _random.Next(5); count > 0; count--)
        {
            switch (_random.Next(depth > 5 ? 3 : 5))
            {
                case 0:
                    Misc(outsideRoot: false);
                    break;
                case 1:
                    // Letters at the ends: CR and LF are one new line only within one section.
                    string data = "c" + new string([.. Text().Where(c => XmlConvert.IsXmlChar(c) && c != ']')]) + "d";
                    Add(w => w.WriteCData(data), e => e.Text(data));
                    break;
                case 2:
                    EndAttribute();
                    Piece(text => _expectations.Add(e => e.Text(text)));
                    break;
                default:
                    Element(depth + 1);
                    break;
            }
        }
    }

    /// <summary>One call that writes text, in an attribute or an element.</summary>
    private void Piece(Action<string> expect)
    {
        string text = Text(Chance(20) ? 3000 : 12);
        int number = _random.Next();
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        switch (_random.Next(9))
        {
            case 0:
                _calls.Add(w => w.WriteChars(("x" + text).ToCharArray(), 1, text.Length));
                break;
            case 1:
                _calls.Add(w => w.WriteBase64(bytes, 0, bytes.Length));
                text = Convert.ToBase64String(bytes);
                break;
            case 2:
                _calls.Add(w => w.WriteBinHex(bytes, 0, bytes.Length));
                text = Convert.ToHexString(bytes);
                break;
            case 3:
                _calls.Add(w => w.WriteValue(number));
                text = number.ToString(CultureInfo.InvariantCulture);
                break;
            case 4:
                _calls.Add(w => w.WriteCharEntity('\u20AC'));
                text = "\u20AC";
                break;
            case 5:
                _calls.Add(w => w.WriteEntityRef("amp"));
                text = "&";
                break;
            case 6 when text.Length != 0:
                _calls.Add(w => (w as Utf8XmlWriter)?.WriteText(bytes));
                _calls.Add(w => (w as XmlTextWriter)?.WriteString(text));
                break;
            default:
                _calls.Add(w => w.WriteString(text));
                break;
        }

        expect(text);
        _calls.Add(w => w.WriteString("")); // changes nothing
        if (Chance(2))
        {
            // Two pieces of base64 in a row would be one.
            _calls.Add(w => w.WriteRaw("|"));
            expect("|");
        }
        else
        {
            _calls.Add(w => w.WriteValue("."));
            expect(".");
        }
    }

    private void Add(Action<XmlWriter> call, Action<ReadEvents> expectation)
    {
        _attributeOpen = false;
        _calls.Add(call);
        _expectations.Add(expectation);
    }
}
