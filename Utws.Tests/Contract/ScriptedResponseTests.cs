using System.Text;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;
using Utws.Tests.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>
/// The recorded results of the old operation were scripted, whatever it was called with: null arrays and items, controls,
/// greatest and least numbers, exceptions. Written by our writers they have to give the recorded bytes.
/// </summary>
public sealed class ScriptedResponseTests
{
    // What no operation of ours can return or throw.
    private static readonly Dictionary<string, string> s_unreachable = new(StringComparer.Ordinal)
    {
        ["V207"] = "half a surrogate pair: our texts are UTF-8, which has none",
        ["V208"] = "as V207",
        ["V224"] = "a SoapException of the operation's own (DEVIATIONS.md): ours throws none",
        ["V225"] = "as V224",
        ["V226"] = "as V224",
        ["V229"] = "as V224",
        ["V230"] = "as V224",
    };

    // The exceptions by their recorded messages; the recording does not show inner ones, their texts are in the answers.
    private static readonly Dictionary<string, Exception> s_thrown = new(StringComparer.Ordinal)
    {
        ["V215"] = new InvalidOperationException("boom <&> é"),
        ["V217"] = new InvalidOperationException("outer", new InvalidOperationException("inner")),
        ["V218"] = new InvalidOperationException("outer", new InvalidOperationException("inner")),
        ["V220"] = new InvalidOperationException(""),
        ["V221"] = new InvalidOperationException("bad arg\r\nParameter name: p"),
        ["V222"] = new InvalidOperationException("bad arg\r\nParameter name: p"),
        ["V228"] = new System.Xml.XmlException("xx"),
    };

    public static TheoryData<string> Results => [.. Called.Where(v => v.Response.Status == 200).Select(v => v.Id)];

    public static TheoryData<string> Exceptions => [.. s_thrown.Keys];

    private static IEnumerable<AsmxVector> Called => AsmxVectors.All.Where(v => v.Call is not null);

    [Theory]
    [MemberData(nameof(Results))]
    public void Result_IsWrittenAsRecorded(string id)
    {
        AsmxVector vector = AsmxVectors.Get(id);
        using Utf8XmlWriter writer = new();
        LogsAvailableResponseWriter response = new(writer, WireForm.Asmx);
        response.Begin(VersionOf(vector));
        foreach (PublishedSession? item in vector.Returned ?? [])
        {
            Write(response, item);
        }

        if (vector.Returned is null)
        {
            response.EndWithoutResult();
        }
        else
        {
            response.End();
        }

        WireAssert.SameBytes(vector.Response.Body!.Value.Span, writer.WrittenSpan, id);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_IsAnsweredAsRecorded(string id)
    {
        AsmxVector vector = AsmxVectors.Get(id);
        using SoapProcessor processor = new(new SoapProcessorOptions());
        string body = RequestBody.OneSession(VectorOutcome.VersionOf(vector));
        processor.Begin(ProcessorHead.Of(vector), announcedBytes: null, new OracleDecider(), DateTimeOffset.UnixEpoch);
        processor.Append(Encoding.UTF8.GetBytes(body));
        processor.Refuse(SoapFaults.OperationFailed(s_thrown[id]));
        Assert.Equal(vector.Response.Status, processor.Answer.StatusCode);
        WireAssert.SameBytes(vector.Response.Body!.Value.Span, processor.Answer.Body.Span, id);
    }

    [Fact]
    public void UndefinedPublishMode_IsAnsweredAsRecorded()
    {
        AsmxVector vector = AsmxVectors.Get("V211");
        using SoapProcessor processor = new(new SoapProcessorOptions());
        byte[] body = Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11));
        SoapAnswer answer = ProcessorRun.Run(
            processor, ProcessorHead.Of(vector), body, new FixedDecider(new PublishDecision((PublishMode)99, 0)));
        WireAssert.SameBytes(vector.Response.Body!.Value.Span, answer.Body.Span, vector.Id);
    }

    [Fact]
    public void EveryCalledVector_IsWrittenOrUnreachable() => Assert.Equal(
        Called.Where(v => v.Response.Status != 200).Select(v => v.Id).Order(StringComparer.Ordinal),
        s_thrown.Keys.Concat(s_unreachable.Keys).Append("V211").Order(StringComparer.Ordinal));

    private static SoapVersion VersionOf(AsmxVector vector) =>
        VectorOutcome.VersionOf(vector) == EnvelopeVersion.Soap11 ? SoapVersion.Soap11 : SoapVersion.Soap12;

    private static void Write(LogsAvailableResponseWriter response, PublishedSession? item)
    {
        if (item is null)
        {
            response.WriteNil();
            return;
        }

        response.WriteSession(item.Session.ToSessionInfo(), new PublishDecision(Enum.Parse<PublishMode>(item.Publish), item.PublishUntil));
    }
}
