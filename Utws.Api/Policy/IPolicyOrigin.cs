namespace Utws.Api.Policy;

/// <summary>Where the policy comes from. For one caller at a time.</summary>
internal interface IPolicyOrigin
{
    /// <summary>What errors, logs and health call it; without secrets.</summary>
    string Name { get; }

    /// <summary>Whether a look can catch it half-written, so that a change only counts when a second look has found the same.</summary>
    bool HasToSettle { get; }

    /// <summary>What a failure of a look is called that nobody has thought of.</summary>
    PolicyErrorReason AnyFailure { get; }

    /// <summary>What is there now: <paramref name="judged"/> itself if that is still the same.</summary>
    ValueTask<PolicyContent> LookAsync(PolicyContent judged, CancellationToken cancellation);
}
