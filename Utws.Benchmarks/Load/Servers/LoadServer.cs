using Utws.Api.Recording;

namespace Utws.Benchmarks.Load.Servers;

/// <summary>A server that can be loaded.</summary>
/// <param name="Name">What options call it.</param>
/// <param name="Title">What tables call it.</param>
/// <param name="Peer">What <c>serve</c> calls it; null for a program of its own.</param>
internal sealed record LoadServer(string Name, string Title, string? Peer)
{
    /// <summary>The program, where it is not this one.</summary>
    public string? Program { get; init; }

    /// <summary>How UTWS records; null for peers.</summary>
    public RecordingMode? Recording { get; init; }

    /// <summary>Settings of its own, beside those that all builds of UTWS get.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Whether it keeps what it is sent: then it is loaded with the commonest body alone, since others fill the disk.</summary>
    public bool IsRecording => Recording is RecordingMode.Durable or RecordingMode.Buffered;
}
