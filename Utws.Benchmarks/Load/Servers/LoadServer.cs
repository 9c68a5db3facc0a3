namespace Utws.Benchmarks.Load.Servers;

/// <summary>A server that can be loaded.</summary>
/// <param name="Name">What options call it.</param>
/// <param name="Title">What tables call it.</param>
/// <param name="Peer">What <c>serve</c> calls it; null for a program of its own.</param>
/// <param name="Settings">Its settings as on the command line.</param>
internal sealed record LoadServer(string Name, string Title, string? Peer, params string[] Settings)
{
    /// <summary>The program, where it is not this one.</summary>
    public string? Program { get; init; }

    /// <summary>How UTWS records; null for servers that cannot.</summary>
    public string? Recording { get; init; }

    /// <summary>Whether it keeps what it is sent: then it is loaded with the commonest body alone, since others fill the disk.</summary>
    public bool IsRecording => Recording is "Durable" or "Buffered";
}
