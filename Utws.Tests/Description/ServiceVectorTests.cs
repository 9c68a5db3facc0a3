using System.Net;
using Utws.Tests.Support;

namespace Utws.Tests.Description;

/// <summary>The recorded cases of the original runtime that are no SOAP calls: other verbs, path info, pages, descriptions.</summary>
public sealed class ServiceVectorTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    public static TheoryData<string> Vectors => [.. AsmxVectors.All.Where(v => !v.IsSoapCall).Select(v => v.Id)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task Vector_IsAnsweredAsRecorded(string id)
    {
        AsmxVector vector = AsmxVectors.Get(id);
        RawHttpResponse answer = await fixture.SendAsync(vector.Request.ToHttp(), vector.Request.IsLocal);
        Assert.Equal((vector.Response.Status, vector.Response.ContentType), (answer.Status, answer.Header("Content-Type")));

        // 3.14: what was not recorded is the rule for errors.
        Assert.Equal(vector.Response.CacheControl ?? "private", answer.Header("Cache-Control"));
        if (vector.Response.Body is { } body)
        {
            WireAssert.SameBytes(body.Span, answer.Body.Span, id);
        }
        else if (vector.Request.Method != "HEAD")
        {
            Assert.Contains(MarkOf(vector.Response), answer.BodyText, StringComparison.Ordinal);
        }
    }

    // A sentence that only the page meant has.
    private static string MarkOf(AsmxVectorResponse response) => response.Help switch
    {
        "service" => "The following operations are supported.",
        "operation" => "The following is a sample SOAP 1.2 request and response.",
        "method-not-found" => "Method Not Found",
        _ => WebUtility.HtmlEncode(response.ErrorMessage!),
    };
}
