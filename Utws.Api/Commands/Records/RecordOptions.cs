using Utws.Api.Recording.Reading;

namespace Utws.Api.Commands.Records;

/// <summary>Which record is asked about, and which part of it.</summary>
/// <param name="Folder">The folder with the segments, as it was given.</param>
/// <param name="Range">Which requests count.</param>
internal sealed record RecordOptions(string Folder, RecordRange Range);
