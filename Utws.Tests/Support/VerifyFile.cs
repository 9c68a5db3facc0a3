using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace Utws.Tests.Support;

/// <summary>
/// Snapshots in the way of the Verify library, for as long as its core package cannot be obtained from the package source in
/// use: Verify.Xunit restores, the package Verify that it depends on does not.
/// </summary>
/// <remarks>
/// <para>
/// The file convention is Verify's to the letter, so that its tooling (accepting in the IDE, the tray, diff tools by way of
/// DiffEngine) works on these files: beside the test's source file, <c>Type.Method.verified.xml</c> is the truth and
/// <c>Type.Method.received.xml</c> is what came instead, with the test's parameters in the name as
/// <c>Type.Method_param=value.verified.xml</c>. A received file is written on a difference only and goes once there is none.
/// </para>
/// <para>
/// Snapshots are bytes of the wire: nothing is scrubbed, indented, or converted, and a byte order mark would count.
/// </para>
/// <para>
/// To change to the package, replace the body of <see cref="VerifyAsync"/> by a call of its verifier with a stream target, a
/// raw extension, and the given parameters. No test and no snapshot changes.
/// </para>
/// </remarks>
internal static class VerifyFile
{
    /// <summary>Whether a build server runs the tests: nobody is there to look at a diff tool.</summary>
    private static bool IsOnBuildServer =>
        BuildServerDetector.Detected || Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>Compares <paramref name="actual"/> with the snapshot of the calling test; the first time there is none, and it fails.</summary>
    /// <param name="actual">The bytes.</param>
    /// <param name="parameters">All parameters of the calling test method, in order, by name; none for a fact.</param>
    /// <param name="extension">The file's extension.</param>
    /// <param name="method">Filled in by the compiler.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    public static async Task VerifyAsync(
        ReadOnlyMemory<byte> actual,
        (string Name, object? Value)[]? parameters = null,
        string extension = "xml",
        [CallerMemberName] string method = "",
        [CallerFilePath] string sourceFile = "")
    {
        string prefix = SnapshotName.Of(TypeOf(sourceFile), method, parameters ?? []);
        string verified = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{prefix}.verified.{extension}");
        string received = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{prefix}.received.{extension}");
        byte[]? expected = File.Exists(verified) ? await File.ReadAllBytesAsync(verified) : null;
        if (expected is not null && actual.Span.SequenceEqual(expected))
        {
            File.Delete(received);
            if (!IsOnBuildServer)
            {
                DiffRunner.Kill(received, verified);
            }

            return;
        }

        await File.WriteAllBytesAsync(received, actual.ToArray());
        if (!IsOnBuildServer)
        {
            _ = await DiffRunner.LaunchAsync(received, verified, encoding: null);
        }

        Assert.Fail(Message(expected, actual.Span, received, verified));
    }

    // A partial class's file is named Type.Part.cs: a type is known by what stands before the first dot.
    private static string TypeOf(string sourceFile) => Path.GetFileName(sourceFile).Split('.')[0];

    private static string Message(byte[]? expected, ReadOnlySpan<byte> actual, string received, string verified)
    {
        StringBuilder message = new();
        _ = message.AppendLine(expected is null ? "There is no snapshot yet. Look at what came and accept it by renaming:" : "The answer is not the snapshot:")
            .AppendLine(CultureInfo.InvariantCulture, $"  Directory: {Path.GetDirectoryName(received)}")
            .AppendLine(CultureInfo.InvariantCulture, $"  Received:  {Path.GetFileName(received)}")
            .AppendLine(CultureInfo.InvariantCulture, $"  Verified:  {Path.GetFileName(verified)}");
        if (expected is not null)
        {
            int same = actual.CommonPrefixLength(expected);
            _ = message.AppendLine(CultureInfo.InvariantCulture, $"  They differ from byte {same} on.");
        }

        return message.Append("Received: ").Append(Encoding.UTF8.GetString(actual)).ToString();
    }
}
