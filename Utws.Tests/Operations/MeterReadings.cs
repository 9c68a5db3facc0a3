using System.Diagnostics.Metrics;
using System.Globalization;
using Utws.Api.Operations;

namespace Utws.Tests.Operations;

/// <summary>What a listener of the meter reads now.</summary>
internal static class MeterReadings
{
    /// <summary>Every reading of the observable instruments, as name, value and tags, in the order of names.</summary>
    public static string[] Read(IMeterFactory meters)
    {
        List<string> readings = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            // The factory is the meter's scope: other tests have meters of the same name.
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name == UtwsMetrics.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, (long)value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. readings.Order(StringComparer.Ordinal)];

        void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string reading = string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value}");
            foreach ((string name, object? tag) in tags)
            {
                reading += $" {name}={tag}";
            }

            readings.Add(reading);
        }
    }
}
