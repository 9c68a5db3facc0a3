using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Benchmarks;

/// <summary>A session's place for sampled rules, with the framework's shortest way to a hash that is the same on every machine as the baseline.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "BenchmarkDotNet calls instances")]
public class SampleBenchmarks
{
    private const int Sessions = 64;

    private readonly DecisionContext _context = new(1, DateTimeOffset.UnixEpoch, new CallerAddress(0, 0xFFFF_C000_0201));
    private readonly PolicyRule _rule = new("canary", [], new PolicyOutcome(PublishMode.Discard, PublishUntil.Number(0)), sample: 0.5);
    private Utf8Session[] _sessions = [];

    [GlobalSetup]
    public void Setup() => _sessions = Array.ConvertAll(SampleSessions.Create(Sessions, seed: 20260131), Utf8Session.From);

    [Benchmark(Baseline = true, OperationsPerInvoke = Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public double Sha256()
    {
        double sum = 0;
        Span<byte> input = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (Utf8Session session in _sessions)
        {
            _ = SHA256.HashData(Write(session, input), hash);
            sum += BinaryPrimitives.ReadUInt64LittleEndian(hash) / Math.Pow(2, 64);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public double SampleFraction()
    {
        double sum = 0;
        foreach (Utf8Session session in _sessions)
        {
            SessionInfo info = session.ToSessionInfo();
            sum += _rule.SampleFraction(in _context, in info);
        }

        return sum;
    }

    private Span<byte> Write(Utf8Session session, Span<byte> buffer)
    {
        int length = 0;
        foreach (int number in (ReadOnlySpan<int>)[session.ProductId, session.OsPlatform, session.OsVersion, session.OsBits, session.Architecture])
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer[length..], number);
            length += sizeof(int);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(buffer[length..], _context.Caller.High);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[(length + sizeof(ulong))..], _context.Caller.Low);
        length += 2 * sizeof(ulong);
        length = Append(session.Version, buffer, length);
        length = Append(session.ServicePack, buffer, length);
        length = Append(session.LangId, buffer, length);
        length = Append(session.Country, buffer, length);
        length = Append(session.Locale, buffer, length);
        return buffer[..length];
    }

    private static int Append(byte[] text, Span<byte> buffer, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer[length..], text.Length);
        text.CopyTo(buffer[(length + sizeof(int))..]);
        return length + sizeof(int) + text.Length;
    }
}
