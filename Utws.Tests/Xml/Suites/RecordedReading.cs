using System.Text.Json.Serialization;

namespace Utws.Tests.Xml.Suites;

/// <summary>A line of a <c>*-reference.jsonl</c> file: what the framework's reader did with a document when the suites were collected.</summary>
internal sealed record RecordedReading
{
    /// <summary>The name in the catalogue; absent for sets of plain files.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The file in the archive, in sets with a catalogue.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; init; }

    /// <summary>The file in the archive, in sets of plain files.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    /// <summary>The document itself, in sets without an archive.</summary>
    [JsonPropertyName("content")]
    public byte[]? Content { get; init; }

    /// <summary>accept, reject or any: what the suite demands.</summary>
    [JsonPropertyName("expect")]
    public string? Expect { get; init; }

    /// <summary>Why it demands that.</summary>
    [JsonPropertyName("why")]
    public string? Why { get; init; }

    /// <summary>accept or reject.</summary>
    [JsonPropertyName("xmlreader")]
    public required string Verdict { get; init; }

    /// <summary>The text of the refusal, shortened.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    /// <summary>The hash of the event dump of an accepted document.</summary>
    [JsonPropertyName("sha256")]
    public string? Sha256 { get; init; }

    /// <summary>The number of lines of that dump.</summary>
    [JsonPropertyName("events")]
    public int? Events { get; init; }

    /// <summary>
    /// Whether the document was refused for the name of its encoding alone. Recorded was a process that knows no code pages but
    /// the built-in ones; our reader registers the others, and that holds for the framework's reader in the same process, too.
    /// </summary>
    public bool IsForUnknownEncoding => Error is not null && Error.StartsWith("System does not support", StringComparison.Ordinal);

    /// <summary>The same for a reading of today.</summary>
    public static RecordedReading Of(ReadOutcome outcome) => new()
    {
        Verdict = outcome.Verdict,
        Error = outcome.Message,
        Sha256 = outcome.Accepts ? XmlEventDump.Sha256(outcome.Events) : null,
        Events = outcome.Accepts ? outcome.EventCount : null,
    };
}
