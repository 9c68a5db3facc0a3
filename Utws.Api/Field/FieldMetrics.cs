using System.Diagnostics.Metrics;
using Utws.Api.Operations;

namespace Utws.Api.Field;

/// <summary>How the counting of what is in the field stands. The counts themselves are no metrics: clients choose their names.</summary>
internal sealed class FieldMetrics
{
    private readonly Meter _meter;

    public FieldMetrics(IMeterFactory meters, FieldCounts counts)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _ = _meter.CreateObservableGauge(
            "utws.field.segments.waiting",
            () => counts.Status.SegmentsToCatchUp,
            "{segment}",
            "Segments of earlier processes that are still to be counted for what is in the field.");
        _ = _meter.CreateObservableGauge(
            "utws.field.failing",
            () => counts.Status.Problem is null ? 0 : 1,
            "1",
            "1 while counts of what is in the field lack something or cannot be kept on disk, else 0.");
    }
}
