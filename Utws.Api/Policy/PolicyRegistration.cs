namespace Utws.Api.Policy;

/// <summary>Loads the policy at the start, makes it the decider of all requests, and has its file or URL watched.</summary>
internal static class PolicyRegistration
{
    /// <exception cref="StartupException">The policy is missing or has an error; the message names line, column and member.</exception>
    public static void AddPublishPolicy(this IServiceCollection services, UtwsSettings settings)
    {
        if (settings.PolicyUrl is { } url)
        {
            LastGoodPolicy copy = new(url.Cache, url.Name);
            services.AddSingleton(copy)
                .AddSingleton(provider => new HttpPolicyOrigin(url, provider.GetRequiredService<TimeProvider>()))
                .AddSingleton<IPolicyOrigin>(provider => provider.GetRequiredService<HttpPolicyOrigin>());
            using HttpPolicyOrigin first = new(url, TimeProvider.System);
            AddStart(services, first, copy);
        }
        else
        {
            FilePolicyOrigin file = new(Find(settings.PolicyPath));
            services.AddSingleton<IPolicyOrigin>(file);
            AddStart(services, file, copy: null);
        }
    }

    // The sample ships beside the program, so that it starts from any folder; an operator's own file is in the working directory.
    internal static string Find(string path)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, path);
        return !File.Exists(path) && File.Exists(shipped) ? shipped : path;
    }

    private static void AddStart(IServiceCollection services, IPolicyOrigin origin, LastGoodPolicy? copy)
    {
        try
        {
            // The server is not built yet, and nothing else runs that would wait for this thread.
            PolicyStart start = Task.Run(() => PolicyStart.LoadAsync(origin, copy)).GetAwaiter().GetResult();
            services.AddSingleton(start);
            services.AddSingleton(start.Loaded);
            services.AddSingleton(new CurrentPolicy(new ServedPolicy(start.Loaded.Policy, start.Loaded.Revision)));
            services.AddSingleton<PolicyWatcher>();
            services.AddHostedService<PolicyReloadService>();
        }
        catch (PolicyException error)
        {
            throw new StartupException(error.Message, error);
        }
    }
}
