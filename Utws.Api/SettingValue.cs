using System.Globalization;

namespace Utws.Api;

/// <summary>Reads single settings, each kind in one way; null where nothing is set.</summary>
internal static class SettingValue
{
    /// <summary>One of an enum's names, in any letter case; Enum.TryParse would take numbers, signs and lists, too.</summary>
    /// <exception cref="StartupException">It is another word; the message names those there are.</exception>
    public static T? Word<T>(IConfigurationSection section, string name)
        where T : struct, Enum
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return null;
        }

        string[] words = Enum.GetNames<T>();
        int index = Array.FindIndex(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? Enum.Parse<T>(words[index])
            : throw new StartupException($"{section.Path}:{name} is '{text}'; expected {string.Join(", ", words[..^1])} or {words[^1]}.");
    }

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="StartupException">It is something else; the message names the bounds.</exception>
    public static long? Number(IConfigurationSection section, string name, long min, long max)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= min && number <= max
            ? number
            : throw new StartupException(
                string.Create(CultureInfo.InvariantCulture, $"{section.Path}:{name} is '{text}'; expected a whole number from {min} to {max}."));
    }
}
