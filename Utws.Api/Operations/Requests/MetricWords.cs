using System.Text;

namespace Utws.Api.Operations.Requests;

/// <summary>Names of ours as metrics' labels have them: small letters, words apart.</summary>
internal static class MetricWords
{
    /// <summary>For <c>MalformedXml</c>, <c>malformed_xml</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        StringBuilder words = new();
        foreach (char letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
            {
                _ = words.Append('_');
            }

            _ = words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
