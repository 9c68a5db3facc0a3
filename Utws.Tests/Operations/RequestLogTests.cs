using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Utws.Api.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>The framework's log of requests costs each of them an activity and a scope, so it is there for who asks for it by name.</summary>
public sealed class RequestLogTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true, "--Logging:LogLevel:" + OperationsRegistration.RequestLogCategory + "=Information")]
    [InlineData(false, "--Logging:LogLevel:Microsoft.AspNetCore=Information")]
    public async Task RequestLog_IsOffUnlessItsCategoryIsNamed(bool isOn, params string[] settings)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, settings);
        ILogger log = server.Services.GetRequiredService<ILoggerFactory>().CreateLogger(OperationsRegistration.RequestLogCategory);

        Assert.Equal(isOn, log.IsEnabled(LogLevel.Critical));
    }
}
