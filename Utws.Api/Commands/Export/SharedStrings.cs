using System.Text;
using Utws.Api.Field;

namespace Utws.Api.Commands.Export;

/// <summary>Strings of UTF-8 texts, the same string for the same text: a million sessions have some thousand of them.</summary>
internal sealed class SharedStrings
{
    // The usual ones are there for as long as they come; what odd clients send is forgotten with all others when it is too many.
    private const int MaxStrings = 16 * 1024;
    private const int MaxBytes = 256;

    private readonly Dictionary<byte[], string> _strings = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> _byText;

    public SharedStrings() => _byText = _strings.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many bytes of text have become new strings.</summary>
    public long NewBytes { get; set; }

    /// <summary>The text as a string.</summary>
    public string Of(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxBytes && _byText.TryGetValue(text, out string? known))
        {
            return known;
        }

        NewBytes += text.Length;
        string made = Encoding.UTF8.GetString(text);
        if (text.Length <= MaxBytes)
        {
            if (_strings.Count == MaxStrings)
            {
                _strings.Clear();
            }

            _byText[text] = made;
        }

        return made;
    }
}
