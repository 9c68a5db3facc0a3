namespace Utws.Api.Commands.Simulate;

/// <summary>A session that a made-up client announces: a product, on its machine.</summary>
internal sealed record SimulatedSession(int Product, string Version, SimulatedMachine Machine);
