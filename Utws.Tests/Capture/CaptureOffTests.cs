using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api;
using Utws.Api.Capture;
using Utws.Api.Compression;
using Utws.Api.Policy;
using Utws.Api.Soap;
using Utws.Core.Contract;
using Utws.Tests.Operations.Requests;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>Where nothing is captured, nothing is paid: no byte, no service, no field in what a request carries along.</summary>
public sealed class CaptureOffTests
{
    private static readonly byte[] s_body = System.Text.Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11));

    [Fact]
    public void Handle_Off_AllocatesWhatTheAnswersFieldsDoAndNoMore()
    {
        SoapEndpoint off = Endpoint(capture: null);
        OffContext context = new(s_body);
        Assert.Equal(MeasureFields(context), Measure(off, context));
    }

    // The same measure, so that it is known to see something.
    [Fact]
    public void Handle_On_AllocatesItsCopy()
    {
        MessageCapture capture = new(
            new CaptureSettings { Path = "folder" }, new CaptureBudget(1_000_000, 1_000_000_000), NullLogger<MessageCapture>.Instance);
        OffContext context = new(s_body);
        Assert.InRange(Measure(Endpoint(capture), context) - MeasureFields(context), s_body.Length, long.MaxValue);
    }

    // An asynchronous method's local that lives across a wait is a field of an object that is allocated for each request that waits.
    [Fact]
    public void Endpoint_CarriesNothingOfCapturingAcrossAWait()
    {
        FieldInfo[] fields = [.. typeof(SoapEndpoint).GetNestedTypes(BindingFlags.NonPublic)
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))];
        Assert.NotEmpty(fields);
        Assert.DoesNotContain(fields, f => f.FieldType.Namespace == typeof(MessageCapture).Namespace);
    }

    [Fact]
    public async Task Application_Off_HasNoServiceOfIt()
    {
        await using Microsoft.AspNetCore.Builder.WebApplication application = UtwsApplication.Create(["--urls", "http://127.0.0.1:0"]);
        Assert.Null(application.Services.GetService<MessageCapture>());
        Assert.DoesNotContain(application.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), s => s is CaptureService);
    }

    private static SoapEndpoint Endpoint(MessageCapture? capture)
    {
        UtwsSettings settings = new();
        return new SoapEndpoint(
            new RequestWalkPool(new SoapProcessorOptions(), isRecorded: false, TimeProvider.System),
            new CurrentPolicy(new ServedPolicy(new OracleDecider(), default)),
            TimeProvider.System,
            settings,
            new AnswerBody(settings),
            UnheardObserver.Instance,
            NullLogger<SoapEndpoint>.Instance,
            recording: null,
            capture);
    }

    private static long Measure(SoapEndpoint endpoint, OffContext context) => MeasureWarm(() =>
    {
        Task handled = endpoint.HandleAsync(context.Context);
        Assert.True(handled.IsCompletedSuccessfully);
    });

    // The length goes into the fields as a string, the framework's doing.
    private static long MeasureFields(OffContext context)
    {
        HttpResponse response = context.Context.Response;
        long? length = response.ContentLength ?? 1000;
        return MeasureWarm(() => response.ContentLength = length);
    }

    private static long MeasureWarm(Action action)
    {
        const int Times = 200;
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
