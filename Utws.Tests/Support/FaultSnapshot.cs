using System.Runtime.CompilerServices;

namespace Utws.Tests.Support;

/// <summary>Holds a fault whole: status, media type and cache control by assertion, the body by snapshot.</summary>
internal static class FaultSnapshot
{
    public static async Task VerifyAsync(
        RawHttpResponse answer,
        int status,
        EnvelopeVersion answeredIn,
        (string Name, object? Value)[]? parameters = null,
        [CallerMemberName] string method = "",
        [CallerFilePath] string sourceFile = "")
    {
        Assert.Equal(
            (status, WireNames.ContentTypeOf(answeredIn), "private"),
            (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));

        // A client must be able to read it, whatever of the request it quotes.
        AnswerMeaning meaning = AnswerMeaning.Of(answer.Body);
        Assert.Equal(answeredIn, meaning.Version);
        Assert.NotNull(meaning.FaultCode);
        await VerifyFile.VerifyAsync(answer.Body, parameters, method: method, sourceFile: sourceFile);
    }
}
