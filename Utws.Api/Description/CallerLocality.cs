using System.Net;

namespace Utws.Api.Description;

/// <summary>Whether a caller sits at this machine, as the old runtime's test pages asked.</summary>
internal static class CallerLocality
{
    // A proxy on this machine makes the whole world look local, if it does not forward the caller's address or is not configured.
    // The fields that it adds give it away; those of a configured one go by the name of X-Original by now.
    private static readonly string[] s_proxyFields =
    [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto",
        "Forwarded", "Via", "X-Real-IP",
    ];

    /// <summary>Loopback, or the very address that was called, and not through a proxy.</summary>
    public static bool IsLocal(HttpContext context)
    {
        IPAddress? remote = context.Connection.RemoteIpAddress;
        return remote is not null
            && (IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress))
            && !Array.Exists(s_proxyFields, context.Request.Headers.ContainsKey);
    }
}
