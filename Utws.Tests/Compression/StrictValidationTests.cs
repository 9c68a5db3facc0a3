using System.Text.Json;

namespace Utws.Tests.Compression;

/// <summary>The switch under which the framework's decoders tell that data was cut off: in these tests' process, and in the program.</summary>
public sealed class StrictValidationTests
{
    private const string Switch = "System.IO.Compression.UseStrictValidation";

    [Fact]
    public void Tests_RunUnderIt()
    {
        Assert.True(AppContext.TryGetSwitch(Switch, out bool isOn));
        Assert.True(isOn);
    }

    [Fact]
    public void Program_RunsUnderIt()
    {
        using JsonDocument config = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "utws.runtimeconfig.json")));
        Assert.True(config.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(Switch).GetBoolean());
    }
}
