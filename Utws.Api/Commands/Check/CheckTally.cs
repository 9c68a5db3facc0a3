namespace Utws.Api.Commands.Check;

/// <summary>How many files came out how.</summary>
internal sealed class CheckTally
{
    public int Files => Accepted + Faults + Differ + Unreadable;

    public int Accepted { get; private set; }

    public int Faults { get; private set; }

    public int Differ { get; private set; }

    public int Unreadable { get; private set; }

    /// <summary>The exit code; nothing to check is no success.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int ExitCode => Unreadable > 0 || Files == 0 ? Commands.ExitCode.Unusable
        : Faults + Differ > 0 ? Commands.ExitCode.Refused
        : Commands.ExitCode.Accepted;

    public void Add(CheckedFile file)
    {
        switch (file.Outcome)
        {
            case CheckOutcome.Accepted:
                Accepted++;
                break;
            case CheckOutcome.Fault:
                Faults++;
                break;
            case CheckOutcome.Differs:
                Differ++;
                break;
            default:
                Unreadable++;
                break;
        }
    }
}
