namespace Utws.Api.Recording.Sqlite;

/// <summary>SQLite has refused something: its result codes, its own words, and what the system said to it.</summary>
internal sealed class SqliteException(string file, string action, int extendedCode, int systemError, string words) : Exception(Describe(file, action, extendedCode, systemError, words))
{
    private const int MaxActionLength = 60;

    /// <summary>The file that the connection is on.</summary>
    public string File { get; } = file;

    /// <summary>The primary result code, one of <c>raw.SQLITE_…</c>.</summary>
    public int Code { get; } = extendedCode & 0xFF;

    /// <summary>The extended result code; the primary one where there is none.</summary>
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>The system's last <c>errno</c> on this connection; 0 if there was none.</summary>
    public int SystemError { get; } = systemError;

    // Who reads it wants to know which statement it was, not all of it.
    private static string Beginning(string action)
    {
        int end = action.AsSpan().IndexOfAny(';', '\n');
        string first = end < 0 ? action : action[..end];
        return first.Length <= MaxActionLength ? first : first[..MaxActionLength] + "…";
    }

    private static string Describe(string file, string action, int extendedCode, int systemError, string words)
    {
        string system = systemError == 0 ? "" : $"; the system: {SystemErrorText.Of(systemError)}";
        return $"{Beginning(action)} failed on {file}: {SqliteResult.NameOf(extendedCode)} ({words}){system}";
    }
}
