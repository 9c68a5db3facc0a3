using Npgsql;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>The days that have their partition, as far as this process knows; those a batch needs and that have none are made.</summary>
internal sealed class PostgreSqlPartitions(PostgreSqlStatements statements)
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    private readonly HashSet<long> _known = [];
    private readonly List<long> _wanted = [];

    /// <summary>Sees that all rows of a batch have where to go.</summary>
    public async ValueTask EnsureAsync(NpgsqlConnection connection, ForwardBatch batch, CancellationToken cancellation)
    {
        Want(batch);
        foreach (long day in _wanted)
        {
            DateOnly date = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
            if (!await HasAsync(connection, date, cancellation))
            {
                await CreateAsync(connection, date, cancellation);
            }

            _ = _known.Add(day);
        }
    }

    /// <summary>Looks anew from now on: somebody may have dropped one.</summary>
    public void Forget() => _known.Clear();

    // A day in microseconds since 1970 is a day of UTC. Nearly always both ends are of one that is known.
    private void Want(ForwardBatch batch)
    {
        _wanted.Clear();
        if (Day(batch.MinReceivedMicroseconds) == Day(batch.MaxReceivedMicroseconds) && _known.Contains(Day(batch.MinReceivedMicroseconds)))
        {
            return;
        }

        for (int index = 0; index < batch.RequestCount; index++)
        {
            long day = Day(batch.Head(index).Request.ReceivedMicroseconds);
            if (!_known.Contains(day) && !_wanted.Contains(day))
            {
                _wanted.Add(day);
            }
        }
    }

    private static long Day(long microseconds) => Math.DivRem(microseconds, MicrosecondsPerDay) is var (days, rest) && rest < 0 ? days - 1 : days;

    private async Task CreateAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, statements.LockForPartitions, cancellation);

        // Another node may have been first.
        if (!await HasAsync(connection, day, cancellation))
        {
            await ExecuteAsync(connection, statements.CreatePartition(day), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task<bool> HasAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // a date and a checked name
        await using NpgsqlCommand command = new(statements.HasPartition(day), connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // a date and a checked name
        await using NpgsqlCommand command = new(statement, connection);
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}
