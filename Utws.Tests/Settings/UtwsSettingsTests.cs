using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Description;

namespace Utws.Tests.Settings;

/// <summary>A setting that cannot be used stops the start with its name, its value and what would do.</summary>
public sealed class UtwsSettingsTests
{
    [Fact]
    public void NoSettings_AreTheDefaults()
    {
        UtwsSettings settings = Read();
        Assert.Equal((TestFormMode.Local, null), (settings.TestForm, settings.PublicUrl));
        Assert.Empty(settings.KnownProxies);
    }

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7/32")]
    [InlineData("10.0.0.0/8, ::1", "10.0.0.0/8 ::1/128")]
    [InlineData("fd00::/8", "fd00::/8")]
    public void KnownProxies_AreAddressesAndNetworks(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(("Proxies:Known", text)).KnownProxies));

    [Theory]
    [InlineData("Wire:Form", "Old", "Utws:Wire:Form is 'Old'; expected Documented or Asmx.")]
    [InlineData("Limits:MaxRequestBytes", "4 MB", "Utws:Limits:MaxRequestBytes is '4 MB'; expected a whole number of bytes from 1 to 536870912.")]
    [InlineData("Soap:MustUnderstand", "0", "Utws:Soap:MustUnderstand is '0'; expected Fault or Ignore.")]
    [InlineData("Soap:MustUnderstand", "Never", "Utws:Soap:MustUnderstand is 'Never'; expected Fault or Ignore.")]
    [InlineData("Compression:Answers", "on", "Utws:Compression:Answers is 'on'; expected true or false.")]
    [InlineData("Compression:MinBytes", "-1", "Utws:Compression:MinBytes is '-1'; expected a whole number of bytes.")]
    [InlineData("Compression:MinBytes", "2 KB", "Utws:Compression:MinBytes is '2 KB'; expected a whole number of bytes.")]
    [InlineData("Help:TestForm", "1", "Utws:Help:TestForm is '1'; expected Local, Always or Never.")]
    [InlineData("Help:TestForm", "+1", "Utws:Help:TestForm is '+1'; expected Local, Always or Never.")]
    [InlineData("Wire:Form", "Documented, Asmx", "Utws:Wire:Form is 'Documented, Asmx'; expected Documented or Asmx.")]
    [InlineData("Help:TestForm", "yes", "Utws:Help:TestForm is 'yes'; expected Local, Always or Never.")]
    [InlineData("Proxies:Known", "10.0.0.7, proxy.example", "Utws:Proxies:Known has 'proxy.example'; expected addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas.")]
    [InlineData("PublicUrl", "utws.example/usagetracking/utws.asmx", "Utws:PublicUrl is 'utws.example/usagetracking/utws.asmx'; expected the whole address of the service file, such as https://telemetry.example/usagetracking/utws.asmx.")]
    [InlineData("PublicUrl", "ftp://utws.example/", "Utws:PublicUrl is 'ftp://utws.example/'; expected the whole address of the service file, such as https://telemetry.example/usagetracking/utws.asmx.")]
    [InlineData("PublicUrl", "https://utws.example/utws.asmx?wsdl", "Utws:PublicUrl is 'https://utws.example/utws.asmx?wsdl'; expected the whole address of the service file, such as https://telemetry.example/usagetracking/utws.asmx.")]
    public void Setting_ThatCannotBeUsed_IsRefused(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<StartupException>(() => Read((name, value))).Message);

    private static UtwsSettings Read(params (string Name, string Value)[] settings) => UtwsSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>("Utws:" + s.Name, s.Value))).Build());
}
