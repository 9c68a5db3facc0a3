using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Forwarding.PostgreSql;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>What cannot be used is refused at the start, in words, and without a password in them.</summary>
public sealed class PostgreSqlSettingsTests
{
    [Fact]
    public void Read_Usable_HasConnectionAndSchema()
    {
        PostgreSqlSettings settings = Read("Host=db;Username=utws;SSL Mode=VerifyFull", "telemetry_2");
        Assert.Equal("Host=db;Username=utws;SSL Mode=VerifyFull", settings.Connection);
        Assert.Equal("telemetry_2", settings.Schema);
        Assert.Equal("utws", Read("Host=db", null).Schema);
    }

    [Theory]
    [InlineData(null, null, "PostgreSql:Connection is not set; expected")]
    [InlineData("", null, "PostgreSql:Connection is not set; expected")]
    [InlineData("Username=utws", null, "PostgreSql:Connection has no Host.")]
    [InlineData("Host=db;Colour=red", null, "PostgreSql:Connection cannot be used: ")]
    [InlineData("Host=db;Port=many", null, "PostgreSql:Connection cannot be used: ")]
    [InlineData("Host=db;SSL Mode=Sometimes", null, "PostgreSql:Connection cannot be used: ")]
    [InlineData("db", null, "PostgreSql:Connection cannot be used: ")]
    [InlineData("Host=db", "a;b", "PostgreSql:Schema is 'a;b'; expected a name of 1 to 63 small letters")]
    [InlineData("Host=db", "2", "PostgreSql:Schema is '2'; expected a name of 1 to 63 small letters")]
    public void Read_Unusable_IsRefusedInWords(string? connection, string? schema, string message)
    {
        StartupException refusal = Assert.Throws<StartupException>(() => Read(connection, schema));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Password=open;sesame=please")]
    [InlineData("Host=db;Pwd='open sesame please")]
    public void Read_PasswordIsNotQuoted_IsRefusedWithoutAPieceOfIt(string connection)
    {
        StartupException refusal = Assert.Throws<StartupException>(() => Read(connection, null));
        Assert.DoesNotContain("open", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static PostgreSqlSettings Read(string? connection, string? schema) => PostgreSqlSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PostgreSql:Connection"] = connection, ["PostgreSql:Schema"] = schema })
        .Build().GetSection("PostgreSql"));
}
