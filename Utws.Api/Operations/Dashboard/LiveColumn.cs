namespace Utws.Api.Operations.Dashboard;

/// <summary>What is kept of each second.</summary>
internal enum LiveColumn
{
    Answered,
    Rejected,
    Refused,
    Failed,
    Broken,
    Discard,
    SummaryOnly,
    Details,
    BytesReceived,
    BytesSent,

    /// <summary>Half the second's requests took no longer, in microseconds; so the next two. <see cref="LiveHistory.None"/> where none ended.</summary>
    P50,
    P90,
    P99,
}
