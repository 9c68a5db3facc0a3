namespace Utws.Api.Commands.Simulate;

/// <summary>What <c>utws simulate</c> was asked for.</summary>
/// <param name="Url">The server's endpoint.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Seed">The same seed makes the same requests in the same order.</param>
/// <param name="FaultShare">The share of requests that are broken, 0 to 1.</param>
internal sealed record SimulateOptions(Uri Url, int Rate, TimeSpan Duration, int Seed, double FaultShare);
