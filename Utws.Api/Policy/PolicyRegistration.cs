namespace Utws.Api.Policy;

/// <summary>Loads the policy at the start, makes it the decider of all requests, and has its file watched.</summary>
internal static class PolicyRegistration
{
    /// <exception cref="StartupException">The file is missing or has an error; the message names line, column and member.</exception>
    public static void AddPublishPolicy(this IServiceCollection services, UtwsSettings settings)
    {
        try
        {
            string path = Find(settings.PolicyPath);
            byte[] bytes = new PolicyFileReader(path).Read().ToArray();
            LoadedPolicy policy = PolicyFile.Parse(path, bytes);
            services.AddSingleton(policy);
            services.AddSingleton(new CurrentPolicy(new ServedPolicy(policy.Policy, policy.Revision)));
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PolicyWatcher>(provider, path, bytes));
            services.AddHostedService<PolicyReloadService>();
        }
        catch (PolicyException error)
        {
            throw new StartupException(error.Message, error);
        }
    }

    // The sample ships beside the program, so that it starts from any folder; an operator's own file is in the working directory.
    internal static string Find(string path)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, path);
        return !File.Exists(path) && File.Exists(shipped) ? shipped : path;
    }
}
