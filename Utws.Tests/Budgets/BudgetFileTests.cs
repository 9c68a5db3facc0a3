using System.Text.Json;
using Utws.Benchmarks.Budgets;
using Utws.Tests.Support;

namespace Utws.Tests.Budgets;

/// <summary>A misspelt budget would be one that nobody holds, so the file is read strictly.</summary>
public sealed class BudgetFileTests
{
    [Fact]
    public void Parse_TheProjectsOwnFile_AllowsNoAllocationButToThoseThatMayWaitOrReadARecord()
    {
        Dictionary<string, Budget> budgets = BudgetFile.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Benchmarks", "budgets.json")));
        Assert.NotEmpty(budgets);

        // A share of the group's task, and a whole record of 100,000 sessions.
        Assert.Equal(40, budgets["RecordingBenchmarks.Durable()"].AllocatedBytes);
        Assert.InRange(budgets["ReplayBenchmarks.Utf8Replay()"].AllocatedBytes, 1, 3_000_000);

        // Another thread takes over now and then, and its tables grow.
        Assert.InRange(budgets["FieldBenchmarks.Tally(Case=Different)"].AllocatedBytes, 1, 100);
        string[] others = [.. budgets.Keys.Except(["RecordingBenchmarks.Durable()", "ReplayBenchmarks.Utf8Replay()", "FieldBenchmarks.Tally(Case=Different)"], StringComparer.Ordinal)];
        Assert.All(others, name => Assert.Equal(0, budgets[name].AllocatedBytes));
    }

    [Fact]
    public void Parse_CeilingIsOptional()
    {
        Budget budget = Assert.Single(BudgetFile.Parse("""{ "A.B(C)": { "allocatedBytes": 12 } }""")).Value;
        Assert.Equal(new Budget { AllocatedBytes = 12 }, budget);
    }

    [Theory]
    [InlineData("""{ "A.B(C)": { } }""")]
    [InlineData("""{ "A.B(C)": null }""")]
    [InlineData("""{ "A.B(C)": { "allocatedByte": 0 } }""")]
    [InlineData("""{ "A.B(C)": { "AllocatedBytes": 0 } }""")]
    [InlineData("""{ "A.B(C)": { "allocatedBytes": 0, "maxratio": 0.5 } }""")]
    [InlineData("""{ "A.B(C)": { "allocatedBytes": 0, "maxRatio": 0.5 } }""")]
    [InlineData("""{ "A.B(C)": { "allocatedBytes": 0, "baseline": "D" } }""")]
    [InlineData("""{ "A.B(C)": { "allocatedBytes": 0 }, "A.B(C)": { "allocatedBytes": 99 } }""")]
    public void Parse_WhatNobodyWouldHold_IsRefused(string json) => Assert.Throws<JsonException>(() => BudgetFile.Parse(json));
}
