namespace Utws.Core.Policy;

/// <summary>What is known of each <see cref="PolicyField"/>.</summary>
public static class PolicyFields
{
    /// <summary>How many there are.</summary>
    internal const int Count = (int)PolicyField.Locale + 1;

    /// <summary>Whether the contract declares the field as a string; if not, it is a 32-bit number.</summary>
    public static bool IsText(this PolicyField field) => field
        is PolicyField.Version
        or PolicyField.ServicePack
        or PolicyField.LangId
        or PolicyField.Country
        or PolicyField.Locale;
}
