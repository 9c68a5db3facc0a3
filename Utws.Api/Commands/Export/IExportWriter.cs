namespace Utws.Api.Commands.Export;

/// <summary>Writes sessions in one format.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    /// <summary>Whether it has enough for <see cref="FlushAsync"/>.</summary>
    bool IsFull { get; }

    /// <summary>Takes a session; keeps nothing of the row's memory.</summary>
    void Add(in ExportRow row);

    /// <summary>Writes what it has taken.</summary>
    ValueTask FlushAsync(CancellationToken cancellation);

    /// <summary>Writes what it has taken, and the end of the format.</summary>
    ValueTask CompleteAsync(CancellationToken cancellation);
}
