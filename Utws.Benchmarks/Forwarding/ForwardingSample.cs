namespace Utws.Benchmarks.Forwarding;

/// <summary>What one record's way to an engine took.</summary>
/// <param name="PerSecond">Sessions a second.</param>
/// <param name="NodeMicroseconds">CPU time of this process a session.</param>
/// <param name="EngineMicroseconds">CPU time of the engine's processes a session; 0 where nobody said which these are.</param>
/// <param name="Bytes">Bytes allocated in this process a session.</param>
internal readonly record struct ForwardingSample(double PerSecond, double NodeMicroseconds, double EngineMicroseconds, double Bytes);
