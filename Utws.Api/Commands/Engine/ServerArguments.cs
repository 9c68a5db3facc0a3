namespace Utws.Api.Commands.Engine;

/// <summary>The server's own settings, for the commands that are given them as the server is.</summary>
internal static class ServerArguments
{
    /// <summary>What the server itself would read, in its order.</summary>
    /// <exception cref="InvalidDataException">The settings file cannot be read.</exception>
    public static ConfigurationManager Configuration(string[] arguments, string folder) => WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = arguments,
        ContentRootPath = ContentRoot(folder),
    }).Configuration;

    /// <summary>Where the server that is started in a folder looks for its settings file, and for certificates.</summary>
    public static string ContentRoot(string folder) => File.Exists(Path.Combine(folder, "appsettings.json")) ? folder : AppContext.BaseDirectory;

    /// <summary>The first word that is no setting; the server passes over those, but here one is a slip that would have gone unnoticed.</summary>
    public static string? StrangerIn(string[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                return arguments[i];
            }

            // Without an equals sign the next word is the value.
            i += arguments[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }
}
