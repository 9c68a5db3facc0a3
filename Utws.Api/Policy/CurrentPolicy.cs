namespace Utws.Api.Policy;

/// <summary>The policy that requests are decided by now. A request takes <see cref="Served"/> once, at its beginning, and keeps to it.</summary>
internal sealed class CurrentPolicy(ServedPolicy served)
{
    private volatile ServedPolicy _served = served;

    /// <summary>The policy of a request that begins now.</summary>
    public ServedPolicy Served
    {
        get => _served;
        set => _served = value;
    }
}
