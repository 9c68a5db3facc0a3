namespace Utws.Api.Forwarding;

/// <summary>A place in what one folder has recorded: up to and with this group. Epochs grow from process to process, sequences within one.</summary>
/// <param name="Epoch">The life of the process that recorded it; 0 before the first.</param>
/// <param name="Sequence">The group's number in that epoch.</param>
internal readonly record struct ForwardPosition(long Epoch, long Sequence) : IComparable<ForwardPosition>
{
    /// <inheritdoc/>
    public int CompareTo(ForwardPosition other) => Epoch == other.Epoch ? Sequence.CompareTo(other.Sequence) : Epoch.CompareTo(other.Epoch);

    public static bool operator <(ForwardPosition left, ForwardPosition right) => left.CompareTo(right) < 0;

    public static bool operator <=(ForwardPosition left, ForwardPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >(ForwardPosition left, ForwardPosition right) => left.CompareTo(right) > 0;

    public static bool operator >=(ForwardPosition left, ForwardPosition right) => left.CompareTo(right) >= 0;
}
