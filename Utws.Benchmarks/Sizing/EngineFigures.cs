namespace Utws.Benchmarks.Sizing;

/// <summary>What an engine takes of a session, and for how long.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Microseconds">CPU time of its processes a session; null where nobody has measured it.</param>
/// <param name="Bytes">Bytes on its disk a session.</param>
/// <param name="MostPerSecond">Sessions a second that one server took, on two cores that it shared with the sender; null likewise.</param>
internal sealed record EngineFigures(string Name, double? Microseconds, double Bytes, double? MostPerSecond);
