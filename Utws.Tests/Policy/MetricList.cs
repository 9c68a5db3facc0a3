using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Utws.Tests.Policy;

/// <summary>Exports metrics into a list.</summary>
internal sealed class MetricList(List<Metric> into) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (Metric metric in batch)
        {
            into.Add(metric);
        }

        return ExportResult.Success;
    }
}
