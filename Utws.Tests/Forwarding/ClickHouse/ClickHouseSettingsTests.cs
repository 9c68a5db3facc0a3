using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Forwarding.ClickHouse;
using Utws.Tests.Commands;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>The <c>Utws:Forwarding:ClickHouse</c> section.</summary>
public sealed class ClickHouseSettingsTests
{
    [Fact]
    public void Read_AllValues_AreTaken()
    {
        ClickHouseSettings settings = Read(
            ("Url", "https://clickhouse.example:8443/way"), ("Database", "telemetry"), ("Table", "session"), ("User", "utws"), ("Password", "secret"), ("Compression", "gzip"), ("KeepDays", "400"));

        Assert.Equal(
            new ClickHouseSettings
            {
                Url = new Uri("https://clickhouse.example:8443/way"),
                Database = "telemetry",
                Table = "session",
                User = "utws",
                Password = "secret",
                Compression = ClickHouseCompression.Gzip,
                KeepDays = 400,
            },
            settings);
        Assert.Equal("https://clickhouse.example:8443/way, table telemetry.session", settings.ToString());
        Assert.Equal(new ClickHouseSettings(), Read(("Url", ""), ("Database", ""), ("KeepDays", "")));
    }

    [Theory]
    [InlineData("Url", "clickhouse:8123", "is 'clickhouse:8123'; expected the address of an HTTP interface, such as http://127.0.0.1:8123.")]
    [InlineData("Url", "http://h/?database=x", "is 'http://h/?database=x'; expected the address of an HTTP interface, such as http://127.0.0.1:8123.")]
    [InlineData("Url", "http://u:secret@h", "has a user in it; expected an address such as https://clickhouse.example:8443, and User and Password as settings.")]
    [InlineData("Table", "utws session", "is 'utws session'; expected a name of at most 64 letters, digits and underscores that begins with no digit.")]
    [InlineData("Database", "1st", "is '1st'; expected a name of at most 64 letters, digits and underscores that begins with no digit.")]
    [InlineData("Password", "secret\n", "has a control character in it; expected none.")]
    [InlineData("Compression", "lz4", "is 'lz4'; expected None or Gzip.")]
    [InlineData("KeepDays", "0", "is '0'; expected a whole number from 1 to 36500.")]
    public void Read_ValueThatIsNone_IsToldWithWhatIs(string name, string value, string expected)
    {
        StartupException refused = Assert.Throws<StartupException>(() => Read((name, value)));
        Assert.Equal($"Utws:Forwarding:ClickHouse:{name} {expected}", refused.Message);
    }

    [Fact]
    public void Read_CertificateAuthority_HasToBeCertificates()
    {
        using TemporaryFolder folder = new();
        string empty = folder.PathOf("empty.pem");
        File.WriteAllText(empty, "");

        Assert.Equal(
            $"Utws:Forwarding:ClickHouse:CertificateAuthority is '{empty}'; expected a PEM file of certificates, and there is none in it.",
            Assert.Throws<StartupException>(() => Read(("CertificateAuthority", empty))).Message);
        Assert.StartsWith(
            "Utws:Forwarding:ClickHouse:CertificateAuthority is 'none.pem'; expected a PEM file of certificates: ",
            Assert.Throws<StartupException>(() => Read(("CertificateAuthority", "none.pem"))).Message,
            StringComparison.Ordinal);
    }

    private static ClickHouseSettings Read(params (string Name, string Value)[] values) => ClickHouseSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create("Utws:Forwarding:ClickHouse:" + v.Name, (string?)v.Value)))
            .Build().GetSection("Utws:Forwarding:ClickHouse"));
}
