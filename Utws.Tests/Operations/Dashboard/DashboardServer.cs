using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Field;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>A server with an operator's address, and a field that the test made up.</summary>
internal static class DashboardServer
{
    public static Task<UtwsServer> StartAsync(IFieldCounts? field = null, params string[] settings) => UtwsServer.StartChangedAsync(
        services =>
        {
            if (field is not null)
            {
                _ = services.AddSingleton(field);
            }
        },
        ["--Utws:Admin:Url=http://127.0.0.1:0", .. settings]);

    /// <summary>Posts a request with two sessions, or one that is not well-formed.</summary>
    public static async Task PostAsync(this UtwsServer server, bool isWellFormed = true)
    {
        string body = RequestBody.Sessions(EnvelopeVersion.Soap11, "<SessionInfo><productID>12</productID></SessionInfo><SessionInfo><productID>3</productID></SessionInfo>");
        _ = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, isWellFormed ? body : body[..^5]));
    }
}
