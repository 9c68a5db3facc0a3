namespace Utws.Api.Commands.Simulate;

/// <summary>An operating system as clients name it: <c>osVersion</c> is major * 100 + minor, <c>osPlatform</c> 2 Windows NT, 3 macOS, 4 Linux.</summary>
internal sealed record SimulatedSystem(int Platform, int Version, string ServicePack, int Bits, int Architecture);
