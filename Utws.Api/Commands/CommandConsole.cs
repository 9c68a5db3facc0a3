using System.Text;

namespace Utws.Api.Commands;

/// <summary>What a command has of the world around it, so that tests can give it another.</summary>
/// <param name="Output">For what was asked for, and nothing else.</param>
/// <param name="Error">For what went wrong.</param>
/// <param name="Input">What the name <c>-</c> stands for.</param>
/// <param name="Clock">Tells the instant of decisions.</param>
/// <param name="Folder">What relative paths start from.</param>
internal sealed record CommandConsole(TextWriter Output, TextWriter Error, Stream Input, TimeProvider Clock, string Folder)
{
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
        Stream output = Console.OpenStandardOutput();
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
#pragma warning restore CA2000
}
