using System.Globalization;

namespace Utws.Core.Xml;

/// <content>Typed values in the forms of XML Schema, formatted straight into the buffer, and names as values.</content>
public sealed partial class Utf8XmlWriter
{
    // The longest is a time with fraction and zone, 33 characters: 2020-01-02T03:04:05.1234567+02:00.
    private const int MaxValueBytes = 40;

    // XML Schema part 2, 3.2.7 dateTime; the same text as XmlConvert's RoundtripKind.
    private const string DateTimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    /// <inheritdoc/>
    public override void WriteValue(bool value)
    {
        BeginContent();
        Append(value ? "true"u8 : "false"u8);
    }

    /// <inheritdoc/>
    public override void WriteValue(int value)
    {
        BeginContent();
        WriteInt32(value);
    }

    /// <inheritdoc/>
    public override void WriteValue(long value)
    {
        BeginContent();
        WriteInt64(value);
    }

    /// <inheritdoc/>
    public override void WriteValue(decimal value)
    {
        BeginContent();
        AppendFormatted(value, default);
    }

    /// <inheritdoc/>
    public override void WriteValue(float value) => WriteValue((double)value, isSingle: true);

    /// <inheritdoc/>
    public override void WriteValue(double value) => WriteValue(value, isSingle: false);

    /// <inheritdoc/>
    public override void WriteValue(DateTime value)
    {
        BeginContent();
        AppendFormatted(value, DateTimeFormat);
    }

    /// <inheritdoc/>
    /// <remarks>With the value's own offset, as XmlWriter.Create does; XmlTextWriter turned it into the machine's zone.</remarks>
    public override void WriteValue(DateTimeOffset value)
    {
        BeginContent();
        if (value.Offset == TimeSpan.Zero)
        {
            AppendFormatted(value.UtcDateTime, DateTimeFormat);
        }
        else
        {
            AppendFormatted(value, DateTimeFormat);
        }
    }

    /// <inheritdoc/>
    public override void WriteName(string name)
    {
        if (!Utf8XmlWriterNames.IsQName(name))
        {
            throw NotAName(name, nameof(name));
        }

        BeginContent();
        AppendName(name);
    }

    /// <inheritdoc/>
    public override void WriteNmToken(string name)
    {
        if (!Utf8XmlWriterNames.IsNmToken(name))
        {
            throw NotAName(name, nameof(name));
        }

        BeginContent();
        AppendName(name);
    }

    /// <inheritdoc/>
    /// <remarks>In an attribute a prefix is made up and declared for a namespace that has none in scope; elsewhere the declaration would come too late.</remarks>
    public override void WriteQualifiedName(string localName, string? ns)
    {
        RequireNcName(localName, nameof(localName));
        BeginContent();
        if (!string.IsNullOrEmpty(ns) && ns != LookupNamespace(""))
        {
            AppendName(PrefixForValue(ns));
            Append((byte)':');
        }

        AppendName(localName);
    }

    private string PrefixForValue(string ns)
    {
        string? prefix = FindPrefix(ns);
        if (prefix is not null)
        {
            return prefix;
        }

        if (_state != Utf8XmlWriterState.Attribute)
        {
            throw Fail(new ArgumentException("No prefix is declared for the namespace '" + ns + "'.", nameof(ns)));
        }

        prefix = GeneratePrefix();
        UseNamespace(prefix, ns);
        return prefix;
    }

    // XML Schema part 2, 3.2.5: the special values are INF, -INF and NaN.
    private void WriteValue(double value, bool isSingle)
    {
        BeginContent(nameof(WriteValue));
        if (double.IsInfinity(value))
        {
            Append(value > 0 ? "INF"u8 : "-INF"u8);
        }
        else if (isSingle)
        {
            AppendFormatted((float)value, "R");
        }
        else
        {
            AppendFormatted(value, "R");
        }
    }

    private void AppendFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Room(MaxValueBytes), out int written, format, CultureInfo.InvariantCulture);
        _length += written;
    }
}
