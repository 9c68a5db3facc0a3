namespace Utws.Api.Recording;

/// <summary>So many requests, with so many sessions.</summary>
internal readonly record struct RecordCount(long Requests, long Sessions)
{
    public static RecordCount operator +(RecordCount left, RecordCount right) => new(left.Requests + right.Requests, left.Sessions + right.Sessions);
}
