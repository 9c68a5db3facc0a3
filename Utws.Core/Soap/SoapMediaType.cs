namespace Utws.Core.Soap;

/// <summary>
/// Reads a <c>Content-Type</c> value the way the old runtime did (wire facts 2.11, 2.16, 5.9): the media type is the text
/// before the first semicolon, not trimmed; parameters are what stands between semicolons, quoted or not.
/// </summary>
internal static class SoapMediaType
{
    public static ReadOnlySpan<char> Base(ReadOnlySpan<char> contentType)
    {
        int semicolon = contentType.IndexOf(';');
        return semicolon < 0 ? contentType : contentType[..semicolon];
    }

    public static bool IsTextXml(ReadOnlySpan<char> contentType) =>
        Base(contentType).Equals("text/xml", StringComparison.OrdinalIgnoreCase);

    public static bool IsSoapXml(ReadOnlySpan<char> contentType) =>
        Base(contentType).Equals("application/soap+xml", StringComparison.OrdinalIgnoreCase);

    public static bool IsApplication(ReadOnlySpan<char> contentType) =>
        contentType.StartsWith("application/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The parameter's value without quotes and blanks around it; false if there is no such parameter.</summary>
    public static bool TryGetParameter(ReadOnlySpan<char> contentType, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> rest = contentType;
        for (int semicolon = rest.IndexOf(';'); semicolon >= 0; semicolon = rest.IndexOf(';'))
        {
            rest = rest[(semicolon + 1)..];
            ReadOnlySpan<char> parameter = Base(rest).TrimStart();
            if (parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                int equals = parameter[name.Length..].IndexOf('=');
                if (equals >= 0)
                {
                    value = parameter[(name.Length + equals + 1)..].Trim(" '\"\t");
                    return true;
                }
            }
        }

        value = default;
        return false;
    }
}
