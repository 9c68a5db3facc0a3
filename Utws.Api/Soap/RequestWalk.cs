using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Api.Soap;

/// <summary>What one request needs on its way, kept for the next one: the processor, and the record it writes beside the answer.</summary>
internal sealed class RequestWalk : IDisposable
{
    /// <param name="options">The processor's.</param>
    /// <param name="isRecorded">Whether the sessions are written for the record, too.</param>
    public RequestWalk(SoapProcessorOptions options, bool isRecorded)
    {
        Sessions = isRecorded ? new SessionJson() : null;
        Processor = new SoapProcessor(options, Sessions);
    }

    /// <summary>Reads the request and writes the answer.</summary>
    public SoapProcessor Processor { get; }

    /// <summary>The sessions with their decisions, for the record; null if there is none.</summary>
    public SessionJson? Sessions { get; }

    /// <summary>What decides this request from its first byte to its last.</summary>
    public ServedPolicy? Policy { get; set; }

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Where it came from.</summary>
    public CallerAddress Caller { get; set; }

    /// <summary>Forgets the request, and gives back what it needed beyond the usual.</summary>
    public void Trim()
    {
        Processor.Trim();
        Sessions?.Restart();
        Policy = null;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        Processor.Dispose();
        Sessions?.Dispose();
    }
}
