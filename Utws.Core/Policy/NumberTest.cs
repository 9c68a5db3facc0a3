using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// A condition on a number as it is tried in decisions: next to its neighbours in one array, with the least and the greatest
/// number beside the field, so that most tests end without another look into memory. Immutable.
/// </summary>
internal readonly struct NumberTest
{
    private readonly PolicyField _field;
    private readonly int _min;
    private readonly uint _width;
    private readonly NumberSet? _rest;

    /// <summary>The test of a condition on a number; with no numbers in it, nothing passes.</summary>
    public NumberTest(PolicyCondition condition)
    {
        ReadOnlySpan<NumberRange> ranges = condition.Numbers;
        _field = condition.Field;
        _min = ranges.IsEmpty ? 0 : ranges[0].Min;
        _width = ranges.IsEmpty ? 0 : (uint)ranges[^1].Max - (uint)_min;
        _rest = ranges.Length == 1 ? null : condition.NumberSet;
    }

    /// <summary>Whether the session has one of the numbers.</summary>
    public bool Holds(in DecisionContext context, in SessionInfo session)
    {
        int value = _field switch
        {
            PolicyField.ApiVersion => context.ApiVersion,
            PolicyField.ProductId => session.ProductId,
            PolicyField.OsPlatform => session.OsPlatform,
            PolicyField.OsVersion => session.OsVersion,
            PolicyField.OsBits => session.OsBits,
            _ => session.Architecture,
        };

        // One comparison for both ends: what is below the least number wraps around to above the width.
        return (uint)value - (uint)_min <= _width && (_rest is null || _rest.Contains(value));
    }
}
