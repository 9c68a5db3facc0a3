namespace Utws.Benchmarks.Load.Servers;

/// <summary>The one variable of the environment by which the built-in generator differs from the servers that it loads.</summary>
internal static class LoadEnvironment
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private static string? s_inherited;

    /// <summary>
    /// Lets the connections of this process go on where the kernel's event is received, as an event loop does, instead of on another
    /// thread. Only before the first socket is opened.
    /// </summary>
    public static void RunSocketsInline()
    {
        s_inherited = Environment.GetEnvironmentVariable(InlineCompletions);
        Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    /// <summary>Gives a server the environment that this program was started in.</summary>
    public static void Restore(IDictionary<string, string?> environment)
    {
        if (s_inherited is null)
        {
            _ = environment.Remove(InlineCompletions);
        }
        else
        {
            environment[InlineCompletions] = s_inherited;
        }
    }
}
