using System.Net;

namespace Utws.Api.Description;

/// <summary>Whether a caller sits at this machine, as the old runtime's test pages asked.</summary>
internal static class CallerLocality
{
    // A proxy on this machine makes the whole world look local. If it is configured, its fields are gone by now, and the address
    // is the caller's; if not, the fields it adds give it away.
    private static readonly string[] s_proxyFields = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"];

    /// <summary>Loopback, or the very address that was called; false for whatever came through a proxy that is not configured.</summary>
    public static bool IsLocal(HttpContext context)
    {
        IPAddress? remote = context.Connection.RemoteIpAddress;
        return remote is not null
            && (IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress))
            && !Array.Exists(s_proxyFields, context.Request.Headers.ContainsKey);
    }
}
