namespace Utws.Api.Recording;

/// <summary>What a segment file is made of; README.md beside this tells operators.</summary>
internal static class SegmentSchema
{
    /// <summary>The format that <c>meta</c> names. Another number means that older readers would read it wrong.</summary>
    public const int Format = 1;

    /// <summary>How segment files are found: <c>seg-</c>, the instant of their making, a running number.</summary>
    public const string FilePattern = "seg-*.db";

    /// <summary>
    /// Tables and view. <c>grp.first_request</c> is a request's <c>id</c>; ids run on from segment to segment within an epoch, and so do
    /// the totals, which count up to and with this group: they tell what an epoch has kept when its older segments are deleted. No
    /// index beside the keys: it would cost each commit, and what is looked for in bulk is better looked for in an engine.
    /// </summary>
    public const string Sql = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE grp(
          seq INTEGER PRIMARY KEY, committed_us INTEGER NOT NULL,
          first_request INTEGER NOT NULL, n_requests INTEGER NOT NULL, n_sessions INTEGER NOT NULL,
          total_requests INTEGER NOT NULL, total_sessions INTEGER NOT NULL);
        CREATE TABLE request(
          id INTEGER PRIMARY KEY, received_us INTEGER NOT NULL, api_version INTEGER NOT NULL,
          policy_rev INTEGER NOT NULL, addr_hash INTEGER, n INTEGER NOT NULL, sessions TEXT NOT NULL);
        CREATE TABLE poison(
          request_id INTEGER NOT NULL, part INTEGER NOT NULL, received_us INTEGER NOT NULL, api_version INTEGER NOT NULL,
          policy_rev INTEGER NOT NULL, addr_hash INTEGER, n INTEGER NOT NULL, error TEXT NOT NULL, sessions BLOB NOT NULL,
          PRIMARY KEY(request_id, part)) WITHOUT ROWID;
        CREATE VIEW session AS
          SELECT q.id AS request_id,
            q.received_us,
            strftime('%Y-%m-%dT%H:%M:%fZ', q.received_us / 1000000.0, 'unixepoch') AS received,
            q.api_version,
            s.value ->> 0 AS product_id,
            s.value ->> 1 AS version,
            s.value ->> 2 AS os_platform,
            s.value ->> 3 AS os_version,
            s.value ->> 4 AS service_pack,
            s.value ->> 5 AS os_bits,
            s.value ->> 6 AS architecture,
            s.value ->> 7 AS lang_id,
            s.value ->> 8 AS country,
            s.value ->> 9 AS locale,
            s.value ->> 10 AS publish,
            CASE s.value ->> 10 WHEN 0 THEN 'Discard' WHEN 1 THEN 'SummaryOnly' WHEN 2 THEN 'Details' END AS decision,
            s.value ->> 11 AS publish_until,
            printf('%012x', q.policy_rev) AS policy,
            q.policy_rev,
            q.addr_hash
          FROM request q, json_each(q.sessions) s;
        """;

    /// <summary>The names of a session's values in <c>request.sessions</c>, in their order; <c>meta</c> has them too.</summary>
    public const string Fields =
        """["product_id","version","os_platform","os_version","service_pack","os_bits","architecture","lang_id","country","locale","publish","publish_until"]""";
}
