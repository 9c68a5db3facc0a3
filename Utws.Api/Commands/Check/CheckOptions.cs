using Utws.Core.Contract;

namespace Utws.Api.Commands.Check;

/// <summary>What <c>utws check</c> was asked to do.</summary>
internal sealed record CheckOptions
{
    /// <summary>Files, folders, and <c>-</c>.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The policy to decide by; null for the server's.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>How answers are spelt; null as the server's setting.</summary>
    public WireForm? Form { get; init; }

    /// <summary>The longest body that is read; null as the server's setting.</summary>
    public long? MaxRequestBytes { get; init; }

    /// <summary>The instant of the decisions; null for the recorded one, else the present.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The server to compare with, or null.</summary>
    public Uri? Against { get; init; }

    /// <summary>How long to wait for that server.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Whether the report is JSON.</summary>
    public bool Json { get; init; }
}
