using System.Globalization;

namespace Utws.Benchmarks.Peers;

/// <summary>
/// How a served process tells what it has allocated: a line <c>bytes</c> on its standard input is answered by a line on its standard
/// output. The input's end ends the process, so that none survives whoever started it.
/// </summary>
internal static class StatsChannel
{
    /// <summary>The question.</summary>
    public const string Question = "bytes";

    /// <summary>What an answer begins with; the servers log to the same output.</summary>
    public const string AnswerStart = "@bytes ";

    /// <summary>Listens on a thread of its own, which sleeps in between.</summary>
    public static void Start() => new Thread(Listen) { IsBackground = true, Name = "stats" }.Start();

    private static void Listen()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line == Question)
            {
                Console.Out.WriteLine(AnswerStart + GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
            }
        }

        Environment.Exit(0);
    }
}
