namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>What goes wrong at ClickHouse, in words for the operator.</summary>
internal static class ClickHouseErrors
{
    /// <summary>A query with the same id is running.</summary>
    public const int SameIdIsRunning = 216;

    private const int NoSuchColumn = 16;
    private const int UnknownTable = 60;
    private const int UnknownDatabase = 81;
    private const int ReadOnly = 164;
    private const int UnknownUser = 192;
    private const int WrongPassword = 193;
    private const int PasswordNeeded = 194;
    private const int AccessDenied = 497;
    private const int AuthenticationFailed = 516;

    /// <summary>A failed answer. Whether rows are stored is known only where it was refused before any was read.</summary>
    /// <param name="settings">Where it was asked.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="isDoubtful">Whether an earlier attempt may have stored rows.</param>
    public static EngineException Refused(ClickHouseSettings settings, ClickHouseAnswer answer, bool isDoubtful)
    {
        (string says, bool isBefore) = answer.Code switch
        {
            UnknownTable or UnknownDatabase => ("has no such table: 'utws engine init' makes it", true),
            NoSuchColumn => ($"has that table in another form: {answer.Text()}", true),
            UnknownUser or WrongPassword or PasswordNeeded or AuthenticationFailed => ($"does not let the user in: {answer.Text()}", true),
            AccessDenied or ReadOnly => ($"does not allow it: {answer.Text()}", true),
            null when answer.IsSuccess => ($"gives an answer that is none of ClickHouse's: {answer.Text()}", false),
            null => ($"does not answer as ClickHouse does: {answer.Text()}", false),
            _ => ($"refuses: {answer.Text()}", false),
        };
        return new EngineException($"ClickHouse at {settings} {says}", isBefore && !isDoubtful ? false : null);
    }

    /// <summary>No answer came.</summary>
    public static EngineException Unreachable(ClickHouseSettings settings, Exception failure, bool isDoubtful)
    {
        HttpRequestError error = (failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        bool isBefore = error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
        string reason = Innermost(failure);
        return new EngineException(
            isBefore ? $"ClickHouse at {settings} cannot be reached: {reason}" : $"ClickHouse at {settings} gave no whole answer: {reason}",
            isBefore && !isDoubtful ? false : null,
            failure);
    }

    // What HttpClient says itself is that there was an error; why is inside.
    private static string Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure.Message;
    }
}
