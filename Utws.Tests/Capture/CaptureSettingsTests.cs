using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>The settings of capturing, and the start that a wrong one stops.</summary>
public sealed class CaptureSettingsTests
{
    [Fact]
    public void Read_Nothing_IsOff()
    {
        UtwsSettings settings = UtwsSettings.Read(new ConfigurationBuilder().Build());
        Assert.Equal(("", 1000, 64 * 1024 * 1024), (settings.Capture.Path, settings.Capture.MaxMessages, settings.Capture.MaxBytes));
    }

    [Theory]
    [InlineData("MaxMessages", "1", "Utws:Capture:MaxMessages is '1'; expected a whole number from 2 to 2147483647.")]
    [InlineData("MaxMessages", "many", "Utws:Capture:MaxMessages is 'many'; expected a whole number from 2 to 2147483647.")]
    [InlineData("MaxBytes", "-1", "Utws:Capture:MaxBytes is '-1'; expected a whole number from 65536 to 9223372036854775807.")]
    [InlineData("MaxBytes", "65535", "Utws:Capture:MaxBytes is '65535'; expected a whole number from 65536 to 9223372036854775807.")]
    public void Read_WrongNumber_NamesItAndWhatWouldDo(string name, string value, string expected)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("Utws:Capture:" + name, value)]).Build();
        Assert.Equal(expected, Assert.Throws<StartupException>(() => UtwsSettings.Read(configuration)).Message);
    }

    // What is accepted captures.
    [Fact]
    public async Task LeastNumbers_CaptureAnExchange()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync("--Utws:Capture:MaxMessages=2", "--Utws:Capture:MaxBytes=65536"))
        {
            byte[] request = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, "client-requests", "zeep-1.1.http"));
            Assert.Equal(200, (await RawHttpConnection.ExchangeAsync(server.Endpoint, request)).Status);
        }

        Assert.Equal(2, capture.Files.Length);
    }

    // A folder cannot be below a file: nobody can write there, whatever their rights.
    [Fact]
    public async Task FolderThatCannotBeWritten_StopsTheStart()
    {
        using CaptureRun capture = new();
        await File.WriteAllTextAsync(capture.Folder, "a file");
        string below = Path.Combine(capture.Folder, "messages");
        StartupException refused = await Assert.ThrowsAsync<StartupException>(() => UtwsServer.StartAsync(decider: null, "--Utws:Capture:Path=" + below));
        Assert.StartsWith($"Utws:Capture:Path is '{below}', which cannot be written: ", refused.Message, StringComparison.Ordinal);
    }
}
