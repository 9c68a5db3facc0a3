using System.Text;
using Microsoft.Win32.SafeHandles;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands;

/// <summary>What a command has of the world around it, so that tests can give it another.</summary>
/// <param name="Output">For what was asked for, and nothing else.</param>
/// <param name="Error">For what went wrong.</param>
/// <param name="Input">What the name <c>-</c> stands for.</param>
/// <param name="Clock">Tells the instant of decisions.</param>
/// <param name="Folder">What relative paths start from.</param>
internal sealed record CommandConsole(TextWriter Output, TextWriter Error, Stream Input, TimeProvider Clock, string Folder)
{
    // STDOUT_FILENO
    private const nint StandardOutput = 1;

    /// <summary>Whether somebody looks at <see cref="Output"/>: tables get lines and colours.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether somebody looks at <see cref="Error"/>: what takes long shows how far it is.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>For output that is no text; <see cref="Output"/> is then left alone.</summary>
    public Stream Bytes { get; init; } = Stream.Null;

    /// <summary>This process's own: UTF-8 and line feeds wherever the output goes, so that it compares.</summary>
#pragma warning disable CA2000 // they are the process's, and last as long
    public static CommandConsole OfProcess()
    {
        Stream output = OpenStandardOutput();
        return new CommandConsole(
            new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true },
            Console.OpenStandardInput(),
            TimeProvider.System,
            Directory.GetCurrentDirectory())
        {
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Bytes = output,
        };
    }

    // Of a pipe whose reader has gone, Console's own stream says nothing: an export into head(1) would go on to the record's end. Of a
    // file it is the right one: a FileStream would leave the position that is shared with the shell where it was.
    private static Stream OpenStandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            try
            {
                FileStream pipe = new(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                if (!pipe.CanSeek)
                {
                    return pipe;
                }
            }
            catch (Exception closed) when (closed is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // The caller gave this process none; Console has a stream for that too.
            }
        }

        return Console.OpenStandardOutput();
    }
#pragma warning restore CA2000

    /// <summary>Says what is wrong. A message may have lines of its own; paths and values in it are as they came.</summary>
    public Task ComplainAsync(string message) =>
        Error.WriteLineAsync("utws: " + string.Join('\n', message.Split('\n').Select(line => VisibleText.Of(line))));
}
