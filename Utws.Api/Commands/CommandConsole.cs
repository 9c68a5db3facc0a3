using System.Text;
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
    /// <summary>This process's own: UTF-8 and line feeds wherever the output goes, so that it compares.</summary>
#pragma warning disable CA2000 // they are the process's, and last as long
    public static CommandConsole OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" },
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true },
        Console.OpenStandardInput(),
        TimeProvider.System,
        Directory.GetCurrentDirectory());
#pragma warning restore CA2000

    /// <summary>Says what is wrong. A message may have lines of its own; paths and values in it are as they came.</summary>
    public Task ComplainAsync(string message) =>
        Error.WriteLineAsync("utws: " + string.Join('\n', message.Split('\n').Select(line => VisibleText.Of(line))));
}
