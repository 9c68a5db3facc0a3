using System.Globalization;
using Utws.Api.Commands.Messages;

namespace Utws.Api.Commands.Compare;

/// <summary>An HTTP answer, ours or somebody else's.</summary>
/// <param name="Status">The status; 0 if the recording has none.</param>
/// <param name="ContentType">The <c>Content-Type</c> field's value, or null.</param>
/// <param name="Body">The body.</param>
internal sealed record Answer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>A recorded response.</summary>
    public static Answer Of(RecordedMessage response) => new(
        int.TryParse(response.Head.Second, NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0,
        response.Head.Field("Content-Type"),
        response.Body);
}
