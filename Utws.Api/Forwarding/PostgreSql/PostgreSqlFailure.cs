using Npgsql;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>Tells an operator what a failure of PostgreSQL or Npgsql means, and what mends it.</summary>
internal static class PostgreSqlFailure
{
    /// <summary>The failure in words.</summary>
    /// <param name="failure">What Npgsql threw.</param>
    /// <param name="engine">The engine's name.</param>
    /// <param name="isStored">False if nothing was committed for certain.</param>
    public static EngineException Explain(NpgsqlException failure, string engine, bool? isStored) => failure is PostgresException refusal
        ? new EngineException($"{engine} {Reason(refusal)} ({refusal.SqlState})", isStored, failure)
        : new EngineException($"{engine} cannot be reached, or does not answer: {Innermost(failure).Message}", isStored, failure);

    private static string Reason(PostgresException refusal) => refusal.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"does not let us in: {refusal.MessageText}; user and password are in Utws:Forwarding:PostgreSql:Connection, who may come from where in its pg_hba.conf",
        PostgresErrorCodes.InvalidCatalogName => $"has no such database: {refusal.MessageText}; make it with createdb",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => "has no tables for sessions: run 'utws engine init'",
        PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.InvalidBinaryRepresentation =>
            $"has tables of another form: {refusal.MessageText}; rename them and run 'utws engine init'",
        PostgresErrorCodes.InsufficientPrivilege => $"does not allow it: {refusal.MessageText}; the role must own the tables, since it makes a partition a day",
        PostgresErrorCodes.DiskFull => $"has no room left: {refusal.MessageText}",
        PostgresErrorCodes.TooManyConnections => "has all the connections that it allows: raise its max_connections",
        PostgresErrorCodes.CannotConnectNow => $"is not ready: {refusal.MessageText}",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => $"is going down: {refusal.MessageText}",
        PostgresErrorCodes.ReadOnlySqlTransaction => "is a standby, which cannot be written to: name all hosts in Utws:Forwarding:PostgreSql:Connection, with Target Session Attributes=primary",
        PostgresErrorCodes.CheckViolation => $"has no partition for a session: {refusal.MessageText}; it is made with the next attempt",
        _ => "refuses: " + refusal.MessageText,
    };

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure;
    }
}
