using Microsoft.Extensions.Configuration;
using Utws.Api;
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
    [InlineData("MaxMessages", "0", "Utws:Capture:MaxMessages is '0'; expected a whole number from 1 to 2147483647.")]
    [InlineData("MaxMessages", "many", "Utws:Capture:MaxMessages is 'many'; expected a whole number from 1 to 2147483647.")]
    [InlineData("MaxBytes", "-1", "Utws:Capture:MaxBytes is '-1'; expected a whole number from 1 to 9223372036854775807.")]
    public void Read_WrongNumber_NamesItAndWhatWouldDo(string name, string value, string expected)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("Utws:Capture:" + name, value)]).Build();
        Assert.Equal(expected, Assert.Throws<StartupException>(() => UtwsSettings.Read(configuration)).Message);
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
