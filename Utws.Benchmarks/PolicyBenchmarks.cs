using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Benchmarks;

/// <summary>A decision: the mean over 64 sessions, of which some match an early rule, some a late one, and some none.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "BenchmarkDotNet calls instances")]
public class PolicyBenchmarks
{
    private const int Sessions = 64;

    private readonly DecisionContext _context = new(1, DateTimeOffset.UnixEpoch);
    private RuleSet _rules = null!;
    private SampleSession[] _sessions = [];
    private Utf8Session[] _utf8Sessions = [];

    [Params(1, 20, 200)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _rules = new RuleSet(Rules);
        _sessions = SampleSessions.Create(Sessions, seed: 20260131);
        _utf8Sessions = Array.ConvertAll(_sessions, Utf8Session.From);
        string expected = string.Join(',', _sessions.Select(Linq));
        Agreement.Require(expected, string.Join(',', _utf8Sessions.Select(OneByOne)), nameof(RulesOneByOne));
        Agreement.Require(expected, string.Join(',', _utf8Sessions.Select(Decide)), nameof(CompiledPolicy));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public int LinqOverStrings()
    {
        int sum = 0;
        foreach (SampleSession session in _sessions)
        {
            sum += Linq(session);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Sessions)]
    public int RulesOneByOne()
    {
        int sum = 0;
        foreach (Utf8Session session in _utf8Sessions)
        {
            sum += OneByOne(session);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public int CompiledPolicy()
    {
        int sum = 0;
        foreach (Utf8Session session in _utf8Sessions)
        {
            sum += Decide(session);
        }

        return sum;
    }

    private int Linq(SampleSession session)
    {
        LinqRule? first = _rules.LinqRules.FirstOrDefault(rule => rule.Conditions.All(condition => condition(session)));
        return first is null ? PublishPolicy.OtherwiseRule : _rules.LinqRules.TakeWhile(rule => rule != first).Count();
    }

    private int OneByOne(Utf8Session session)
    {
        SessionInfo info = session.ToSessionInfo();
        IReadOnlyList<PolicyRule> rules = _rules.Rules;
        for (int i = 0; i < rules.Count; i++)
        {
            if (rules[i].Matches(in _context, in info))
            {
                return i;
            }
        }

        return PublishPolicy.OtherwiseRule;
    }

    private int Decide(Utf8Session session)
    {
        SessionInfo info = session.ToSessionInfo();
        _ = _rules.Compiled.Decide(in _context, in info, out int rule);
        return rule;
    }
}
