using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>A server with an operator's address, on a port that the system chose.</summary>
internal static class OperatedServer
{
    public static Task<UtwsServer> StartAsync(params string[] settings) =>
        UtwsServer.StartAsync(decider: null, ["--Utws:Admin:Url=http://127.0.0.1:0", .. settings]);

    /// <summary>Where its operator's address is.</summary>
    public static IPEndPoint AdminOf(this UtwsServer server) =>
        new(IPAddress.Loopback, server.Services.GetRequiredService<AdminService>().Address!.Port);

    /// <summary>What is at this path of the operator's address.</summary>
    public static async Task<RawHttpResponse> AskAsync(this UtwsServer server, string target, string method = "GET")
    {
        using RawHttpConnection connection = await RawHttpConnection.OpenAsync(server.AdminOf());
        await connection.SendAsync(new RawHttpRequest { Method = method, Target = target, Host = server.AdminOf().ToString() }.ToBytes());
        return await connection.ReadResponseAsync(isAnswerToHead: method == "HEAD");
    }
}
