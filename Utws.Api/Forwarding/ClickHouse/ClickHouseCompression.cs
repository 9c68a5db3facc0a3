namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>How an insert's rows travel.</summary>
internal enum ClickHouseCompression
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>Packed by gzip, for engines behind a slow or paid line.</summary>
    Gzip,
}
