namespace Utws.Api.Description;

/// <summary>Says of a request that it came from a configured proxy: once forwarded fields are read, its address is the client's.</summary>
internal sealed class KnownProxyFeature
{
    private KnownProxyFeature()
    {
    }

    /// <summary>There is nothing more to say.</summary>
    public static KnownProxyFeature Instance { get; } = new();
}
