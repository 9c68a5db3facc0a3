using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>
/// PostgreSQL: a batch is one binary COPY, and in the same transaction the account of the last group that is stored of its node and
/// epoch. So each group is stored once whatever is known of the attempts before, and no attempt needs to be told of its doubts.
/// </summary>
internal sealed class PostgreSqlEngine : IEngine
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlStatements _statements;
    private readonly PostgreSqlPartitions _partitions;
    private readonly string _schema;
    private readonly TimeSpan _longestSilence;

    public PostgreSqlEngine(PostgreSqlSettings settings)
    {
        NpgsqlSlimDataSourceBuilder builder = new(settings.Connection);

        // The slim builder leaves it out; without it no server is reached that insists on it.
        _ = builder.EnableTransportSecurity();
        builder.ConnectionStringBuilder.ApplicationName ??= "utws";
        _source = builder.Build();
        _schema = settings.Schema;
        _statements = new PostgreSqlStatements(settings.Schema);
        _partitions = new PostgreSqlPartitions(_statements);
        _longestSilence = TimeSpan.FromSeconds(builder.ConnectionStringBuilder.CommandTimeout);
        Name = string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL {builder.ConnectionStringBuilder.Host}:{builder.ConnectionStringBuilder.Port}/{builder.ConnectionStringBuilder.Database ?? builder.ConnectionStringBuilder.Username}");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
            await ExecuteAsync(connection, PostgreSqlStatements.TakeTurns, cancellation);
            (bool hasSchema, bool hasSession, bool hasForwarded) = await LookAsync(connection, cancellation);
            string[] told =
            [
                await MakeAsync(connection, hasSchema, _statements.CreateSchema, "schema " + _schema, cancellation),
                await MakeAsync(connection, hasSession, _statements.CreateSession, $"table {_schema}.session", cancellation),
                await MakeAsync(connection, hasForwarded, _statements.CreateForwarded, $"table {_schema}.forwarded", cancellation),
            ];
            await transaction.CommitAsync(cancellation);
            return told;
        }
        catch (NpgsqlException failure)
        {
            _source.Clear();
            throw PostgreSqlFailure.Explain(failure, Name, isStored: false);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation);
            (bool hasSchema, bool hasSession, bool hasForwarded) = await LookAsync(connection, cancellation);
            (bool IsThere, string Name)[] needed =
                [(hasSchema, "the schema " + _schema), (hasSession, $"the table {_schema}.session"), (hasForwarded, $"the table {_schema}.forwarded")];
            return [.. needed.Where(n => !n.IsThere).Select(n => n.Name)];
        }
        catch (NpgsqlException failure)
        {
            _source.Clear();
            throw PostgreSqlFailure.Explain(failure, Name, isStored: false);
        }
    }

    /// <inheritdoc/>
    public async Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation)
    {
        bool isCommitting = false;
        bool isDone = false;
        try
        {
            await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation);
            await _partitions.EnsureAsync(connection, batch, cancellation);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
            long stored = await AdvanceAsync(connection, batch, cancellation);
            int found = CountStored(batch, stored);
            int leftOut = found < batch.Groups.Count ? await CopyAsync(connection, batch, found, cancellation) : 0;

            isCommitting = true;
            await transaction.CommitAsync(cancellation);
            isDone = true;
            return new EngineReceipt(Position: null, found, found == batch.Groups.Count, leftOut);
        }
        catch (NpgsqlException failure)
        {
            throw PostgreSqlFailure.Explain(failure, Name, isCommitting ? null : false);
        }
        finally
        {
            if (!isDone)
            {
                // Neither what was known of the server nor the connections to it are worth anything now.
                _partitions.Forget();
                _source.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static int CountStored(ForwardBatch batch, long lastSequence)
    {
        int count = 0;
        while (count < batch.Groups.Count && batch.Groups[count].Sequence <= lastSequence)
        {
            count++;
        }

        return count;
    }

    private async Task<long> AdvanceAsync(NpgsqlConnection connection, ForwardBatch batch, CancellationToken cancellation)
    {
        await using NpgsqlBatch commands = connection.CreateBatch();
        commands.BatchCommands.Add(new NpgsqlBatchCommand(PostgreSqlStatements.Settle));
        commands.BatchCommands.Add(new NpgsqlBatchCommand(_statements.Advance)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = batch.Node, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<long> { TypedValue = batch.Epoch, NpgsqlDbType = NpgsqlDbType.Bigint },
                new NpgsqlParameter<long> { TypedValue = batch.Last.Sequence, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        });
        await using NpgsqlDataReader reader = await commands.ExecuteReaderAsync(cancellation);
        _ = await reader.NextResultAsync(cancellation);
        _ = await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    // Gives how many requests were left out.
    private async Task<int> CopyAsync(NpgsqlConnection connection, ForwardBatch batch, int firstGroup, CancellationToken cancellation)
    {
        int leftOut = 0;
        using CopyRows rows = new(batch.Node, batch.Epoch);
        rows.Begin();

        // Disposing ends the COPY, not the transaction: where that is in an exception, nothing is committed.
        await using NpgsqlRawCopyStream stream = await connection.BeginRawBinaryCopyAsync(_statements.Copy, cancellation);
        if (_longestSilence > TimeSpan.Zero)
        {
            (stream.WriteTimeout, stream.ReadTimeout) = ((int)_longestSilence.TotalMilliseconds, (int)_longestSilence.TotalMilliseconds);
        }

        for (int index = firstGroup; index < batch.Groups.Count; index++)
        {
            ForwardGroup group = batch.Groups[index];
            int ordinal = 0;
            for (int request = group.FirstRequest; request < group.FirstRequest + group.RequestCount; request++)
            {
                RecordedHead head = batch.Head(request);
                leftOut += rows.TryAppend(head, batch.Json(request), ordinal) ? 0 : 1;
                ordinal += head.Request.SessionCount;
                if (rows.Written.Length >= CopyRows.PieceBytes)
                {
                    await stream.WriteAsync(rows.Written, cancellation);
                    rows.Clear();
                }
            }
        }

        rows.End();
        await stream.WriteAsync(rows.Written, cancellation);
        return leftOut;
    }

    private async Task<(bool Schema, bool Session, bool Forwarded)> LookAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // the schema's name has been checked
        await using NpgsqlCommand command = new(_statements.Look, connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        _ = await reader.ReadAsync(cancellation);
        return (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2));
    }

    private static async Task<string> MakeAsync(NpgsqlConnection connection, bool isThere, string statement, string what, CancellationToken cancellation)
    {
        if (isThere)
        {
            return what + " is there";
        }

        await ExecuteAsync(connection, statement, cancellation);
        return what + " made";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // the schema's name has been checked
        await using NpgsqlCommand command = new(statement, connection);
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}
