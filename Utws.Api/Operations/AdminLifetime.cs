namespace Utws.Api.Operations;

/// <summary>The operator's address comes and goes with the main application: signals are for that one alone.</summary>
internal sealed class AdminLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
