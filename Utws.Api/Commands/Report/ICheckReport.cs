using Utws.Api.Commands.Check;

namespace Utws.Api.Commands.Report;

/// <summary>Writes what was found, file after file.</summary>
internal interface ICheckReport
{
    /// <summary>Reports one file.</summary>
    void Add(CheckedFile file);

    /// <summary>Reports the sum and ends.</summary>
    void End(CheckTally tally);
}
