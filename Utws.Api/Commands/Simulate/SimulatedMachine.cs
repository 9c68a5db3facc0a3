namespace Utws.Api.Commands.Simulate;

/// <summary>A machine on which made-up clients run.</summary>
internal sealed record SimulatedMachine(SimulatedSystem System, SimulatedRegion Region);
