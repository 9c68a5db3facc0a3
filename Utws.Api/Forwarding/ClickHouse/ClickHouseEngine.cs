using System.Globalization;
using System.Text;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// ClickHouse, from 18.16 on: a batch is one insert over HTTP. After an attempt of unknown outcome it waits until none of the node's
/// inserts runs any more, asks which of the rows are there, and sends the others.
/// </summary>
internal sealed class ClickHouseEngine(ClickHouseSettings settings) : IEngine
{
    // Inserts take tens of milliseconds: a look costs the server one.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly ClickHouseClient _client = new(settings);
    private readonly SessionRows _rows = new();
    private readonly string _insert = ClickHouseSchema.Insert(settings);
    private ClickHouseFeatures? _features;

    /// <inheritdoc/>
    public string Name => $"ClickHouse at {settings}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation)
    {
        ClickHouseFeatures features = await AskFeaturesAsync(isDoubtful: true, cancellation);
        List<string> made = [];
        if (await AskTextAsync(ClickHouseSchema.AskDatabase(settings), cancellation) == "0")
        {
            _ = await AskTextAsync(ClickHouseSchema.CreateDatabase(settings), cancellation);
            made.Add($"database {settings.Database}: made");
        }
        else
        {
            made.Add($"database {settings.Database}: there already");
        }

        string[] columns = (await AskTextAsync(ClickHouseSchema.AskColumns(settings), cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string table = $"table {settings.Database}.{settings.Table}";
        if (columns.Length == 0)
        {
            _ = await AskTextAsync(ClickHouseSchema.CreateTable(settings, features), cancellation);
            made.Add($"{table}: made");
        }
        else
        {
            string[] missing = [.. ClickHouseSchema.Columns.Append("received").Except(columns, StringComparer.Ordinal)];
            made.Add(missing.Length == 0
                ? $"{table}: there already"
                : throw new EngineException($"ClickHouse at {settings}: the {table} is there already, without {string.Join(", ", missing)}: another Table is needed, or these columns"));
        }

        if (settings.KeepDays is not null && !features.IsModern)
        {
            made.Add($"KeepDays: ClickHouse {features.Version} forgets nothing by itself; ALTER TABLE … DROP PARTITION removes a day");
        }

        return made;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation)
    {
        string[] columns = (await AskTextAsync(ClickHouseSchema.AskColumns(settings), cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string table = $"the table {settings.Database}.{settings.Table}";
        return columns.Length == 0
            ? [table]
            : [.. ClickHouseSchema.Columns.Append("received").Except(columns, StringComparer.Ordinal).Select(column => $"{column} in {table}")];
    }

    /// <inheritdoc/>
    public async Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation)
    {
        // The server can be another one since.
        ClickHouseFeatures features = attempt.IsDoubtful || _features is null ? await AskFeaturesAsync(attempt.IsDoubtful, cancellation) : _features;
        string queryId = QueryIdOf(batch.Node);
        bool isDoubtful = attempt.IsDoubtful;
        while (true)
        {
            StoredRows? stored = isDoubtful ? await FindAsync(batch, queryId, cancellation) : null;
            _rows.Encode(batch, stored);
            if (_rows.Count == 0 || await TryInsertAsync(batch, features, queryId, isDoubtful, cancellation))
            {
                return new EngineReceipt(null, _rows.GroupsFound, isDoubtful && MayHaveMore(batch, stored!), _rows.Unreadable);
            }

            // Another insert of this node runs: one that nobody waits for any more.
            isDoubtful = true;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _rows.Dispose();
        return ValueTask.CompletedTask;
    }

    // All inserts of a node have one: the server itself refuses a second one while the first is running.
    private string QueryIdOf(string node) => $"utws-{settings.Table}-{node}";

    // Of an insert that went into two days, the days are stored one after the other: in sight of midnight nothing proves that there is
    // not more. An hour is what a request's way to its group, or a clock that was set, can put out of order.
    private static bool MayHaveMore(ForwardBatch batch, StoredRows stored)
    {
        const long Hour = 3_600_000_000;
        const long Day = 24 * Hour;
        return stored.Any || batch.SessionCount == 0
            || Math.DivRem(batch.MinReceivedMicroseconds - Hour, Day).Quotient != Math.DivRem(batch.MaxReceivedMicroseconds + Hour, Day).Quotient;
    }

    private async Task<StoredRows> FindAsync(ForwardBatch batch, string queryId, CancellationToken cancellation)
    {
        string running = ClickHouseSchema.AskRunning(queryId);
        while (await AskTextAsync(running, cancellation) != "0")
        {
            await Task.Delay(s_pause, cancellation);
        }

        ClickHouseAnswer answer = await AskAsync(ClickHouseSchema.AskStored(settings, batch), isDoubtful: true, cancellation);
        return StoredRows.Parse(answer.Body, batch) ?? throw ClickHouseErrors.Refused(settings, answer, isDoubtful: true);
    }

    // False if another insert of the node is running.
    private async Task<bool> TryInsertAsync(ForwardBatch batch, ClickHouseFeatures features, string queryId, bool isDoubtful, CancellationToken cancellation)
    {
        using InsertContent content = new(_rows.Bytes, settings.Compression);
        ClickHouseAnswer answer;
        try
        {
            answer = await _client.InsertAsync(_insert, Parameters(batch, features, queryId), content, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw ClickHouseErrors.Unreachable(settings, failure, isDoubtful);
        }

        if (answer.Code == ClickHouseErrors.SameIdIsRunning)
        {
            return false;
        }

        return answer is { IsSuccess: true, Body.Length: 0 } ? true : throw ClickHouseErrors.Refused(settings, answer, isDoubtful);
    }

    private string Parameters(ForwardBatch batch, ClickHouseFeatures features, string queryId)
    {
        StringBuilder text = new();

        // One block, whatever the batch: only a block is atomic. And the query is looked at, and its id noted, with the first 8 KB of rows,
        // not the first 256.
        _ = text.Append(CultureInfo.InvariantCulture, $"&query_id={Uri.EscapeDataString(queryId)}&max_insert_block_size={Math.Max(_rows.Count, 1)}&max_query_size=8192");
        if (features.Has(ClickHouseFeatures.AsyncInsert))
        {
            _ = text.Append('&').Append(ClickHouseFeatures.AsyncInsert).Append("=0");
        }

        // A backlog of a quiet server can be of more days than the 100 that are allowed.
        if (features.Has(ClickHouseFeatures.MaxPartitions))
        {
            _ = text.Append('&').Append(ClickHouseFeatures.MaxPartitions).Append("=0");
        }

        // The number of rows tells a whole batch from its rest: of the same token the second would be taken for the first again.
        if (features.Has(ClickHouseFeatures.InsertToken))
        {
            string token = string.Create(CultureInfo.InvariantCulture, $"{batch.Node}-{batch.Epoch}-{batch.Groups[0].Sequence}-{batch.Last.Sequence}-{_rows.Count}");
            _ = text.Append('&').Append(ClickHouseFeatures.InsertToken).Append('=').Append(Uri.EscapeDataString(token));
        }

        return text.ToString();
    }

    private async Task<ClickHouseFeatures> AskFeaturesAsync(bool isDoubtful, CancellationToken cancellation)
    {
        ClickHouseAnswer answer = await AskAsync(ClickHouseFeatures.Question, isDoubtful, cancellation);
        _features = ClickHouseFeatures.Parse(answer.Body) ?? throw ClickHouseErrors.Refused(settings, answer, isDoubtful);
        return _features;
    }

    private async Task<string> AskTextAsync(string sql, CancellationToken cancellation) =>
        Encoding.UTF8.GetString((await AskAsync(sql, isDoubtful: true, cancellation)).Body).TrimEnd('\n');

    private async Task<ClickHouseAnswer> AskAsync(string sql, bool isDoubtful, CancellationToken cancellation)
    {
        try
        {
            ClickHouseAnswer answer = await _client.QueryAsync(sql, cancellation);
            return answer.IsSuccess ? answer : throw ClickHouseErrors.Refused(settings, answer, isDoubtful);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw ClickHouseErrors.Unreachable(settings, failure, isDoubtful);
        }
    }
}
