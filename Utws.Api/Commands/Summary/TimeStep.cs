namespace Utws.Api.Commands.Summary;

/// <summary>How finely sessions are counted over time.</summary>
internal enum TimeStep
{
    Hour,
    Day,
    Month,
}
