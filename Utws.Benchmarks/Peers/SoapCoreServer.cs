using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SoapCore;
using Utws.Api.Description;

namespace Utws.Benchmarks.Peers;

/// <summary>The contract on SoapCore with XmlSerializer, both versions at the one address, otherwise as its own guide has it.</summary>
internal static class SoapCoreServer
{
    public static async Task RunAsync(string[] args)
    {
        WebApplicationBuilder builder = PeerHost.CreateBuilder(args);
        _ = builder.Services.AddSoapCore();
        _ = builder.Services.AddSingleton<ILogsAvailableService, LogsAvailableService>();
        await using WebApplication app = builder.Build();
        _ = ((IApplicationBuilder)app).UseSoapEndpoint<ILogsAvailableService>(options =>
        {
            options.Path = ServiceRoutes.Path;
            options.SoapSerializer = SoapSerializer.XmlSerializer;
            options.EncoderOptions = [Encoder(MessageVersion.Soap11), Encoder(MessageVersion.CreateVersion(EnvelopeVersion.Soap12, AddressingVersion.None))];
        });
        await PeerHost.RunAsync(app);
    }

    private static SoapEncoderOptions Encoder(MessageVersion version) => new()
    {
        MessageVersion = version,
        WriteEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}
