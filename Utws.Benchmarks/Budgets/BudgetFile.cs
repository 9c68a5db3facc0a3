using System.Text.Json;
using System.Text.Json.Serialization;

namespace Utws.Benchmarks.Budgets;

/// <summary>Reads <c>budgets.json</c>: an object with one member a benchmark, named as in <see cref="Measurement.Name"/>.</summary>
internal static class BudgetFile
{
    // Strict, because a misspelt member would be a budget that nobody holds.
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="JsonException">The text is not JSON, has a member that is no budget's, repeats one, or has a ceiling without a baseline.</exception>
    public static Dictionary<string, Budget> Parse(string json)
    {
        Dictionary<string, Budget> budgets = JsonSerializer.Deserialize<Dictionary<string, Budget>>(json, s_options) ?? [];
        foreach ((string name, Budget budget) in budgets)
        {
            if (budget is null || (budget.Baseline is null) != (budget.MaxRatio is null))
            {
                throw new JsonException($"{name}: a budget has both baseline and maxRatio or neither");
            }
        }

        return budgets;
    }
}
