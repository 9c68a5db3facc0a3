namespace Utws.Api.Policy;

/// <summary>What the server starts with.</summary>
/// <param name="Loaded">The policy that is served first.</param>
/// <param name="Judged">What its origin had then.</param>
/// <param name="Error">Why that is not what is served; null if it is.</param>
/// <param name="CopiedAt">When the copy that is served instead was written; null if none is.</param>
internal sealed record PolicyStart(LoadedPolicy Loaded, PolicyContent Judged, PolicyError? Error = null, DateTimeOffset? CopiedAt = null)
{
    /// <summary>Takes what the origin has, or else the copy, if one is kept.</summary>
    /// <exception cref="PolicyException">Neither can be used; of the two errors it is the origin's.</exception>
    public static async Task<PolicyStart> LoadAsync(IPolicyOrigin origin, LastGoodPolicy? copy)
    {
        PolicyContent content = await origin.LookAsync(new PolicyContent(Bytes: null, Error: null), CancellationToken.None);
        PolicyException refused;
        try
        {
            return content.Error is null
                ? new PolicyStart(PolicyFile.Parse(origin.Name, content.Bytes!), content)
                : throw new PolicyException(content.Error);
        }
        catch (PolicyException error) when (copy is not null)
        {
            refused = error;
        }

        try
        {
            (LoadedPolicy policy, DateTimeOffset writtenAt) = copy.Read();
            return new PolicyStart(policy, content, refused.Error, writtenAt);
        }
        catch (PolicyException none)
        {
            throw new StartupException($"{refused.Message} Nor is there a last good policy: {none.Message}", refused);
        }
    }
}
