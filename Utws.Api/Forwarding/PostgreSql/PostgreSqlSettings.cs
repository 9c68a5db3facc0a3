using System.Text.RegularExpressions;
using Npgsql;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>The <c>Utws:Forwarding:PostgreSql</c> section.</summary>
internal sealed partial record PostgreSqlSettings
{
    /// <summary><c>Utws:Forwarding:PostgreSql:Connection</c>: how Npgsql reaches the database. May have a password: not for logs.</summary>
    public string Connection { get; init; } = "";

    /// <summary><c>Utws:Forwarding:PostgreSql:Schema</c>: where the tables are.</summary>
    public string Schema { get; init; } = "utws";

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static PostgreSqlSettings Read(IConfigurationSection section)
    {
        string connection = section["Connection"] is { Length: > 0 } text
            ? text
            : throw new StartupException($"{section.Path}:Connection is not set; expected how to reach the database, as Host=db;Database=telemetry;Username=utws;Password=...");
        string schema = section["Schema"] is { Length: > 0 } name ? name : new PostgreSqlSettings().Schema;
        if (!SchemaName().IsMatch(schema))
        {
            throw new StartupException($"{section.Path}:Schema is '{schema}'; expected a name of 1 to 63 small letters, digits and underscores that begins with a letter.");
        }

        Check(section, connection);
        return new PostgreSqlSettings { Connection = connection, Schema = schema };
    }

    // The value is not shown, and where a password is in it nor what Npgsql says of it: a password with a semicolon is a keyword to it.
    private static void Check(IConfigurationSection section, string connection)
    {
        try
        {
            if (new NpgsqlConnectionStringBuilder(connection).Host is not { Length: > 0 })
            {
                throw new StartupException($"{section.Path}:Connection has no Host.");
            }
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            string what = connection.Contains("pass", StringComparison.OrdinalIgnoreCase) || connection.Contains("pwd", StringComparison.OrdinalIgnoreCase)
                ? "a keyword that is none, or a value that cannot be used (a value with a semicolon is put in quotes)"
                : failure.Message;
            throw new StartupException($"{section.Path}:Connection cannot be used: {what}; expected Npgsql's keywords, as Host=db;Database=telemetry;Username=utws;Password=...", failure);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaName();
}
