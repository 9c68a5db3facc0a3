using System.Text;

namespace Utws.Core.Xml;

/// <summary>Puts a mark where bytes mean nothing and counts the marks, so that a mark in the input itself is not taken for one.</summary>
internal sealed class MarkingDecoderFallback : DecoderFallback
{
    /// <summary>U+FFFF: no document may hold it, it is no surrogate (which a fallback may not give), and it is one code unit.</summary>
    public const char Mark = '\uFFFF';

    /// <summary>How many marks were put since the fallback was made.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(MarkingDecoderFallback owner) : DecoderFallbackBuffer
    {
        private bool _pending;
        private bool _given;

        public override int Remaining => _pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            _pending = true;
            _given = false;
            return true;
        }

        public override char GetNextChar()
        {
            if (!_pending)
            {
                return '\0';
            }

            _pending = false;
            _given = true;
            return Mark;
        }

        public override bool MovePrevious()
        {
            bool moved = _given;
            _pending |= moved;
            _given = false;
            return moved;
        }

        public override void Reset()
        {
            _pending = false;
            _given = false;
        }
    }
}
