using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>
/// Reads ISO 8601 durations: <c>P</c>, then years, months, weeks and days, then <c>T</c> and hours, minutes and seconds; each
/// part at most once and in this order, whole numbers, at least one part (and one behind a <c>T</c>).
/// </summary>
internal ref struct Iso8601Duration
{
    private const string DateDesignators = "YMWD";
    private const string TimeDesignators = "HMS";

    // Years 1 to 9999 is all the calendar has; more cannot be meant.
    private const int MaxMonths = 9999 * 12;

    private ReadOnlySpan<char> _rest;
    private Int128 _months;
    private Int128 _seconds;
    private bool _tooLong;

    private Iso8601Duration(ReadOnlySpan<char> rest) => _rest = rest;

    /// <summary>Reads a duration longer than nothing. Returns null on success, else why not.</summary>
    public static PolicyErrorReason? Read(string text, out PolicyDuration duration)
    {
        duration = default;
        bool negative = text.StartsWith('-');
        Iso8601Duration parts = new(text.AsSpan(negative ? 1 : 0));
        if (!parts.TryReadParts())
        {
            return PolicyErrorReason.InvalidDuration;
        }

        if (negative || (parts is { _tooLong: false } && parts._months + parts._seconds == 0))
        {
            return PolicyErrorReason.DurationNotPositive;
        }

        if (parts._tooLong || parts._months > MaxMonths || parts._seconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond)
        {
            return PolicyErrorReason.DurationTooLong;
        }

        duration = new PolicyDuration((int)parts._months, TimeSpan.FromSeconds((long)parts._seconds));
        return null;
    }

    private bool TryReadParts()
    {
        if (!_rest.StartsWith('P'))
        {
            return false;
        }

        _rest = _rest[1..];
        if (_rest.IsEmpty || !TryReadParts(DateDesignators, isTime: false))
        {
            return false;
        }

        if (_rest.IsEmpty)
        {
            return true;
        }

        // All that is left now is "T" and at least one part.
        _rest = _rest[1..];
        return !_rest.IsEmpty && TryReadParts(TimeDesignators, isTime: true) && _rest.IsEmpty;
    }

    // Reads parts up to the end or a "T"; each may only have designators behind that of the part before.
    private bool TryReadParts(ReadOnlySpan<char> designators, bool isTime)
    {
        while (!_rest.IsEmpty && !_rest.StartsWith('T'))
        {
            int digits = _rest.IndexOfAnyExceptInRange('0', '9');
            int designator = digits <= 0 ? -1 : designators.IndexOf(_rest[digits]);
            if (designator < 0)
            {
                return false;
            }

            Add(_rest[..digits], designators[designator], isTime);
            designators = designators[(designator + 1)..];
            _rest = _rest[(digits + 1)..];
        }

        return true;
    }

    private void Add(ReadOnlySpan<char> digits, char designator, bool isTime)
    {
        // A long times the seconds of a week fits an Int128 with much to spare.
        if (!long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long count))
        {
            _tooLong = true;
            return;
        }

        switch (designator)
        {
            case 'Y':
                _months += (Int128)count * 12;
                break;
            case 'M' when !isTime:
                _months += count;
                break;
            default:
                _seconds += (Int128)count * SecondsOf(designator);
                break;
        }
    }

    private static int SecondsOf(char designator) => designator switch
    {
        'W' => 7 * 24 * 60 * 60,
        'D' => 24 * 60 * 60,
        'H' => 60 * 60,
        'M' => 60,
        _ => 1,
    };
}
