using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Buffers go from request to request and connection to connection: nobody may ever see somebody else's sessions.</summary>
public sealed class ParallelRequestTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const int Connections = 24;
    private const int RequestsEach = 20;

    [Fact]
    public async Task InterleavedRequests_EachGetTheirOwnSessionsBack() =>
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(SendAllAsync));

    private async Task SendAllAsync(int connectionNumber)
    {
        // A seed each, so that a failure comes again.
        Random random = new(connectionNumber);
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        for (int i = 0; i < RequestsEach; i++)
        {
            EnvelopeVersion version = random.Next(2) == 0 ? EnvelopeVersion.Soap11 : EnvelopeVersion.Soap12;
            SessionRecord[] sessions = [.. Enumerable.Range(0, random.Next(1, 40)).Select(n => Session(connectionNumber, i, n))];
            bool isBroken = random.Next(5) == 0;
            string items = string.Concat(sessions.Select(Xml)) + (isBroken ? "<SessionInfo><productID>x</productID></SessionInfo>" : "");
            byte[] request = RawHttpRequest.Soap(version, RequestBody.Sessions(version, items)).ToBytes();
            int cut = random.Next(1, request.Length);
            await connection.SendPiecesAsync([request.AsMemory(0, cut), request.AsMemory(cut)]);
            RawHttpResponse answer = await connection.ReadResponseAsync();
            if (isBroken)
            {
                // Sessions that were answered already are thrown away with the rest.
                Assert.Equal(500, answer.Status);
                Assert.Null(AnswerMeaning.Of(answer.Body).Items);
                continue;
            }

            byte[] expected = ExpectedAnswer.Success(version, AnswerForm.Documented, [.. sessions.Select(PublishedSession.ByOracle)]);
            WireAssert.SameBytes(expected, answer.Body.Span, string.Create(CultureInfo.InvariantCulture, $"connection {connectionNumber}, request {i}"));
        }
    }

    private static SessionRecord Session(int connectionNumber, int request, int number)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{connectionNumber}/{request}/{number} <ü>");
        return new SessionRecord
        {
            ProductId = (connectionNumber * 10_000) + (request * 100) + number,
            Version = text,
            ServicePack = number % 3 == 0 ? null : new string('s', number * 7),
            Locale = number % 2 == 0 ? "" : text,
        };
    }

    private static string Xml(SessionRecord session)
    {
        StringBuilder xml = new();
        _ = xml.Append(CultureInfo.InvariantCulture, $"<SessionInfo><productID>{session.ProductId}</productID>");
        Append("version", session.Version);
        Append("servicePack", session.ServicePack);
        Append("locale", session.Locale);
        return xml.Append("</SessionInfo>").ToString();

        void Append(string name, string? text)
        {
            if (text is not null)
            {
                _ = xml.Append(CultureInfo.InvariantCulture, $"<{name}>{System.Security.SecurityElement.Escape(text)}</{name}>");
            }
        }
    }
}
