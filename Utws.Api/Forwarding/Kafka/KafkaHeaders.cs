using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>The headers of a message: numbers and texts, all as UTF-8 text.</summary>
internal static class KafkaHeaders
{
    // The value's form. Another one gets another number.
    private static readonly byte[] s_format = "1"u8.ToArray();

    /// <summary>The headers of a part of a group.</summary>
    public static Headers Of(byte[] node, KafkaMessageId id, int parts) =>
    [
        new Header("format", s_format),
        new Header("node", node),
        new Header("epoch", Text(id.Epoch)),
        new Header("seq", Text(id.Sequence)),
        new Header("part", Text(id.Part)),
        new Header("parts", Text(parts)),
    ];

    /// <summary>Reads what identifies a message of this node; false if it is another's, or none of ours.</summary>
    public static bool TryRead(Headers headers, ReadOnlySpan<byte> node, out KafkaMessageId id)
    {
        id = default;
        if (!headers.TryGetLastBytes("node", out byte[] of) || !node.SequenceEqual(of)
            || !TryRead(headers, "epoch", out long epoch) || !TryRead(headers, "seq", out long sequence) || !TryRead(headers, "part", out long part))
        {
            return false;
        }

        id = new KafkaMessageId(epoch, sequence, (int)part);
        return true;
    }

    private static bool TryRead(Headers headers, string name, out long value)
    {
        value = 0;
        return headers.TryGetLastBytes(name, out byte[] text) && Utf8Parser.TryParse(text, out value, out int read) && read == text.Length;
    }

    private static byte[] Text(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
