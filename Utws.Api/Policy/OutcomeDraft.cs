using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>What has been read so far of a rule's outcome: its members come in any order.</summary>
internal struct OutcomeDraft
{
    /// <summary>The value of <c>publish</c>.</summary>
    public PublishMode? Publish { get; set; }

    /// <summary>The byte position of the value of <c>publish</c>.</summary>
    public int PublishPosition { get; set; }

    /// <summary>The value of <c>for</c>, <c>until</c> or <c>publishUntil</c>.</summary>
    public PublishUntil? Until { get; set; }

    /// <summary>Which of the three it was.</summary>
    public string? UntilMember { get; set; }
}
