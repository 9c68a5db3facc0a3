using System.Text.RegularExpressions;
using Utws.Api;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>
/// What of the image can be had without one: its settings, that what it copies is there, and that what its command makes runs as somebody
/// who may write nothing but the data.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed partial class ContainerfileTests : IDisposable
{
    private const string Publish = "dotnet publish Utws.Api -c Release -o /app";

    private static readonly string s_file = ShippedFile.Read("Containerfile");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Image_ItsSettings_WriteToTheVolumeAndListenAtItsPorts()
    {
        UtwsSettings settings = ShippedFile.SettingsOf(Environment());
        Assert.Contains("\nVOLUME /data\n", s_file, StringComparison.Ordinal);
        Assert.StartsWith("/data/", settings.Recording.Path, StringComparison.Ordinal);
        Assert.Contains(KeyValuePair.Create("Utws__Policy__Cache", (string?)"/data/policy.last-good.json"), Environment());
        Assert.Contains("\nEXPOSE 8080 5081\n", s_file, StringComparison.Ordinal);
        Assert.Equal(5081, settings.Admin.Url?.Port);
        Assert.Contains("\nUSER $APP_UID\n", s_file, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_WhatItCopies_IsThere() => Assert.All(
        Copied().Matches(s_file).SelectMany(match => match.Groups["from"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        name => Assert.True(Path.Exists(Path.Combine(RepositoryPaths.Root, name)), name));

    [SystemFact("root, and setpriv", "test \"$(id -u)\" = 0 && command -v setpriv")]
    public async Task Published_AsAnybodyFromAFolderThatNobodyMayWrite_Serves()
    {
        Assert.Contains($"RUN {Publish} -p:MinVerVersionOverride=$VERSION\n", s_file, StringComparison.Ordinal);
        string app = _folder.PathOf("app");
        string data = _folder.PathOf("data");

        // Built it is already, as the tests themselves are.
        string[] words = Publish.Replace("/app", app, StringComparison.Ordinal).Replace("Utws.Api", Path.Combine(RepositoryPaths.Root, "Utws.Api"), StringComparison.Ordinal).Split(' ');
        _ = await ShellRun.RunAsync(words[0], [.. words[1..], "--no-build", "-nodeReuse:false"]);
        Assert.False(Directory.Exists(Path.Combine(app, "Deploy")));
        _ = await ShellRun.RunAsync("sh", "-c", $"chmod 755 {_folder.Path} && chmod -R a-w,a+rX {app} && mkdir {data} && chown 65534:65534 {data}");
        using ServerProcess server = await ServerProcess.StartAsync(
            data, ["--Utws:Recording:Path=segments"], environment: null,
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c", $"shift; exec dotnet {app}/utws.dll \"$@\"");
        Assert.Equal(200, (await RawHttpConnection.ExchangeAsync(server.Endpoint, NumberedRequest.ToBytes(1))).Status);
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        RecordedNumbers.Read(Path.Combine(data, "segments")).AssertHas([1]);
        Assert.DoesNotContain("warn:", server.Said, StringComparison.Ordinal);
    }

    /// <summary>What the image has in its environment.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> Environment() =>
        [.. Variable().Matches(s_file).Select(match => KeyValuePair.Create(match.Groups["name"].Value, (string?)match.Groups["value"].Value))];

    [GeneratedRegex(@"^(ENV|   ) (?<name>[A-Za-z_]+)=(?<value>\S*)( \\)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^COPY (?<from>[^-].*) \S+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Copied();
}
