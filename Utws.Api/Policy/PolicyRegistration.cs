namespace Utws.Api.Policy;

/// <summary>Loads the policy at the start and makes it the decider of all requests.</summary>
internal static class PolicyRegistration
{
    /// <exception cref="StartupException">The file is missing or has an error; the message names line, column and member.</exception>
    public static void AddPublishPolicy(this IServiceCollection services, UtwsSettings settings)
    {
        try
        {
            LoadedPolicy policy = PolicyFile.Load(Find(settings.PolicyPath));
            services.AddSingleton(policy);
            services.AddSingleton(new CurrentPolicy(new ServedPolicy(policy.Policy, policy.Revision)));
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
