using Utws.Core.Contract;

namespace Utws.Api.Commands.Export;

/// <summary>The names of decisions, as the record's view has them.</summary>
internal static class DecisionNames
{
    public static ReadOnlySpan<byte> Of(PublishMode mode) => mode switch
    {
        PublishMode.Discard => "Discard"u8,
        PublishMode.SummaryOnly => "SummaryOnly"u8,
        _ => "Details"u8,
    };
}
