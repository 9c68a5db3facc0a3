namespace Utws.Api.Policy;

/// <summary>What the server starts with.</summary>
/// <param name="Loaded">The policy that is served first.</param>
/// <param name="Judged">What its origin had then.</param>
/// <param name="Error">Why that is not what is served; null if it is.</param>
/// <param name="CopiedAt">When the copy that is served instead was written; null if none is.</param>
internal sealed record PolicyStart(LoadedPolicy Loaded, PolicyContent Judged, PolicyError? Error = null, DateTimeOffset? CopiedAt = null)
{
    /// <summary>Takes what the origin has, or else the copy, if one is kept.</summary>
    /// <exception cref="PolicyException">What the origin has cannot be used, and no copy is kept.</exception>
    /// <exception cref="StartupException">Neither can be used.</exception>
    public static async Task<PolicyStart> LoadAsync(IPolicyOrigin origin, LastGoodPolicy? copy)
    {
        PolicyContent content = new(Bytes: null, Error: null);
        PolicyException refused;
        try
        {
            content = await origin.LookAsync(content, CancellationToken.None);
            return content.Error is null
                ? new PolicyStart(PolicyFile.Parse(origin.Name, content.Bytes!), content)
                : throw new PolicyException(content.Error);
        }
        catch (PolicyException error) when (copy is not null)
        {
            refused = error;
        }
#pragma warning disable CA1031 // whatever another machine sends, and whatever is wrong with our reading of it: there is a policy that was good
        catch (Exception failure) when (copy is not null)
#pragma warning restore CA1031
        {
            refused = new PolicyException(PolicyError.OfFile(origin.Name, origin.AnyFailure, failure.Message), failure);
            content = new PolicyContent(Bytes: null, refused.Error);
        }

        try
        {
            (LoadedPolicy policy, DateTimeOffset writtenAt) = copy.Read();
            return new PolicyStart(policy, content, refused.Error, writtenAt);
        }
        catch (PolicyException none)
        {
            throw new StartupException($"{refused.Message} Nor is there a last good policy: {none.Message}", refused)
            {
                // A mistake in the policy, or one that is too long, has to be mended by somebody.
                IsPassing = refused.Error.Reason == PolicyErrorReason.NotFetched,
            };
        }
    }
}
