using System.Globalization;
using Utws.Api.Commands.Source;

namespace Utws.Api.Recording.Reading;

/// <summary>What could not be read of a record: told as it is met, and counted, while reading goes on.</summary>
internal sealed class RecordProblems(TextWriter output)
{
    // A segment whose every request is broken would fill the terminal.
    private const int MaxTold = 20;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Tells one.</summary>
    public void Add(string file, string problem)
    {
        Count++;
        if (Count <= MaxTold)
        {
            output.WriteLine($"utws: {VisibleText.Of(file)}: {VisibleText.Of(problem)}");
        }
    }

    /// <summary>Tells how many were not told.</summary>
    public void End()
    {
        if (Count > MaxTold)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"utws: and {Count - MaxTold} more such problems"));
        }
    }
}
