namespace Utws.Core.Policy;

/// <summary>Which of the three ways a <see cref="PublishUntil"/> was given in.</summary>
internal enum PublishUntilKind : byte
{
    /// <summary>The number on the wire.</summary>
    Number,

    /// <summary>A fixed instant.</summary>
    Instant,

    /// <summary>A duration from the decision on.</summary>
    Duration,
}
