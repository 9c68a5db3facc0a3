using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// A session's values in 64 bits, a lane of them for each field that rules look at, in each lane one bit. Of a rule the bits that its
/// conditions refuse: where the two have a bit in common, the rule does not match. Immutable.
/// </summary>
/// <remarks>
/// Of 200 rules 16 are left when the product is known. To look at each, whose conditions and texts lie all over memory, takes 8 ns; to
/// AND two numbers takes less than one. Sets of bits by rule instead, for all values of all fields, were no faster at 200 rules and
/// slower at 20.
/// </remarks>
internal sealed class SessionSignature
{
    private const int Bits = 64;

    private readonly SignatureLane?[] _byField = new SignatureLane?[PolicyFields.Count];
    private readonly SignatureLane[] _lanes;

    /// <summary>The signature that tells most of these rules apart.</summary>
    /// <param name="rules">The policy's rules.</param>
    /// <param name="isProductKnown">Whether productID has been seen to.</param>
    public SessionSignature(ReadOnlySpan<PolicyRule> rules, bool isProductKnown)
    {
        List<PolicyCondition>[] conditions = ConditionsByField(rules);
        List<PolicyField> fields = [];
        foreach (PolicyField field in Enum.GetValues<PolicyField>())
        {
            // Patterns and versions have no bits of their own.
            if (conditions[(int)field].Exists(static condition => !condition.HasPatterns) && !(isProductKnown && field == PolicyField.ProductId))
            {
                fields.Add(field);
            }
        }

        int width = Bits;
        while (width * fields.Count > Bits)
        {
            width /= 2;
        }

        _lanes = new SignatureLane[fields.Count];
        for (int i = 0; i < _lanes.Length; i++)
        {
            _lanes[i] = new SignatureLane(fields[i], i * width, width, conditions[(int)fields[i]]);
            _byField[(int)fields[i]] = _lanes[i];
        }
    }

    /// <summary>A session's signature.</summary>
    public ulong Of(in DecisionContext context, in SessionInfo session)
    {
        ulong signature = 0;
        foreach (SignatureLane lane in _lanes)
        {
            signature |= lane.BitOf(in context, in session);
        }

        return signature;
    }

    /// <summary>What of a signature a rule refuses.</summary>
    public ulong RefusedBy(PolicyRule rule)
    {
        ulong refused = 0;
        foreach (PolicyCondition condition in rule.Conditions)
        {
            if (_byField[(int)condition.Field] is { } lane)
            {
                refused |= lane.AllBits & ~lane.BitsOf(condition);
            }
        }

        return refused;
    }

    private static List<PolicyCondition>[] ConditionsByField(ReadOnlySpan<PolicyRule> rules)
    {
        List<PolicyCondition>[] byField = new List<PolicyCondition>[PolicyFields.Count];
        for (int field = 0; field < byField.Length; field++)
        {
            byField[field] = [];
        }

        foreach (PolicyRule rule in rules)
        {
            foreach (PolicyCondition condition in rule.Conditions)
            {
                byField[(int)condition.Field].Add(condition);
            }
        }

        return byField;
    }
}
