using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Utws.Core.Xml;

/// <content>Exceptions. Those of an XmlWriter member put the writer into <see cref="Utf8XmlWriterState.Error"/>, which only a reset ends.</content>
public sealed partial class Utf8XmlWriter
{
    private TException Fail<TException>(TException exception)
        where TException : Exception
    {
        if (_state != Utf8XmlWriterState.Closed)
        {
            _state = Utf8XmlWriterState.Error;
        }

        return exception;
    }

    /// <summary>The exception for a call that the document cannot take at this place.</summary>
    private InvalidOperationException WrongState([CallerMemberName] string member = "") => _state switch
    {
        Utf8XmlWriterState.Closed => new ObjectDisposedException(nameof(Utf8XmlWriter)),
        Utf8XmlWriterState.Error => new InvalidOperationException("An earlier call failed: the writer takes nothing more until it is reset."),
        _ => Fail(new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{member} in state {_state} would not give a well-formed document."))),
    };

    private ArgumentException NotAName(string? name, string parameter) =>
        string.IsNullOrEmpty(name)
            ? Fail(new ArgumentException("A name cannot be empty.", parameter))
            : Fail(new ArgumentException("'" + name + "' is not a name that can stand here.", parameter));

    private ArgumentException NotACharacter(char c, string parameter) =>
        Fail(new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4} is not an XML character."), parameter));

    /// <summary>The exception for UTF-16 text whose surrogate at <paramref name="index"/> has no other half, with the old runtime's message (wire document 3.10).</summary>
    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The message goes on the wire, where the old runtime named no parameter.")]
    [SuppressMessage("Usage", "MA0015:Specify the parameter name in ArgumentException", Justification = "The message goes on the wire, where the old runtime named no parameter.")]
    private static ArgumentException LoneSurrogate(ReadOnlySpan<char> text, int index)
    {
        int surrogate = text[index];
        if (char.IsLowSurrogate(text[index]))
        {
            return new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Invalid high surrogate character (0x{surrogate:X}). A high surrogate character must have a value from range (0xD800 - 0xDBFF)."));
        }

        // At the end of the text the old runtime named the high surrogate twice.
        int next = index + 1 < text.Length ? text[index + 1] : surrogate;
        return new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"The surrogate pair (0x{surrogate:X}, 0x{next:X}) is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF)."));
    }
}
