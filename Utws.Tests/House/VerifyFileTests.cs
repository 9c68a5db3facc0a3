using DiffEngine;
using Utws.Tests.Support;
using Xunit.Sdk;

namespace Utws.Tests.House;

/// <summary>The snapshots hold nothing if what compares them does not: its files, names and failures.</summary>
public sealed class VerifyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("utws-snapshots-");

    private string SourceFile => Path.Combine(_folder.FullName, "SomeTests.Part.cs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task NoSnapshot_FailsAndLeavesWhatCame()
    {
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => VerifyAsync("new"));
        Assert.Contains("SomeTests.Some_Rule.received.xml", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SomeTests.Some_Rule.verified.xml", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["SomeTests.Some_Rule.received.xml"], Files());
        Assert.Equal("new", await ReadAsync("SomeTests.Some_Rule.received.xml"));
    }

    [Fact]
    public async Task OtherBytes_FailAndLeaveBothFiles()
    {
        await WriteAsync("SomeTests.Some_Rule.verified.xml", "abc");
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => VerifyAsync("abd"));
        Assert.Contains("They differ from byte 2 on.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["SomeTests.Some_Rule.received.xml", "SomeTests.Some_Rule.verified.xml"], Files());
        Assert.Equal("abc", await ReadAsync("SomeTests.Some_Rule.verified.xml"));
    }

    // Not even the end of the line is forgiven.
    [Theory]
    [InlineData("abc\n")]
    [InlineData("abc\r")]
    [InlineData("\uFEFFabc")]
    [InlineData("ab")]
    public async Task BytesThatAnEditorWouldChange_Count(string actual)
    {
        await WriteAsync("SomeTests.Some_Rule.verified.xml", "abc");
        _ = await Assert.ThrowsAnyAsync<XunitException>(() => VerifyAsync(actual));
    }

    [Fact]
    public async Task SameBytes_PassAndTakeTheReceivedFileAway()
    {
        await WriteAsync("SomeTests.Some_Rule.verified.xml", "abc");
        await WriteAsync("SomeTests.Some_Rule.received.xml", "old");
        await VerifyAsync("abc");
        Assert.Equal(["SomeTests.Some_Rule.verified.xml"], Files());
    }

    [Fact]
    public async Task Parameters_AreInTheName()
    {
        _ = await Assert.ThrowsAnyAsync<XunitException>(
            () => VerifyAsync("x", ("version", EnvelopeVersion.Soap11), ("count", -5), ("text", "a/b:c"), ("none", null)));
        Assert.Equal(["SomeTests.Some_Rule_version=Soap11_count=-5_text=a-b-c_none=null.received.xml"], Files());
    }

    private async Task VerifyAsync(string actual, params (string Name, object? Value)[] parameters)
    {
        // Nobody wants a diff tool to come up for a difference that is the test. It counts for this flow of control alone.
        BuildServerDetector.Detected = true;
        await VerifyFile.VerifyAsync(
            System.Text.Encoding.UTF8.GetBytes(actual), parameters, method: "Some_Rule", sourceFile: SourceFile);
    }

    private string[] Files() => [.. _folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(_folder.FullName, name));
}
