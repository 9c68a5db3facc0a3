using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>A sample of the published contract: the request with its placeholders filled in, and the answer it promises.</summary>
/// <param name="Request">The request's lines as printed, with the host's and the length's placeholders filled, too.</param>
/// <param name="ResponseContentType">As printed.</param>
/// <param name="ResponseBody">The response's envelope without the white space between its elements, filled to match.</param>
internal sealed partial record ContractSample(byte[] Request, string ResponseContentType, string ResponseBody)
{
    private const string RequestLine = "POST /usagetracking/utws.asmx HTTP/1.1\n";
    private const string StatusLine = "HTTP/1.1 200 OK\n";

    // Two sessions of five ints and five texts each; productID 4 is 1 modulo 3, productID 5 is 2.
    private static readonly int[] s_ints = [7, 4, 2, 601, 64, 9, 5, 3, 1000, 32, 0];

    /// <summary>Takes the sample of a version out of the operation's page.</summary>
    public static ContractSample Of(EnvelopeVersion version)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "contract.txt"))
            .Replace("\r\n", "\n", StringComparison.Ordinal);
        string part = page.Split(RequestLine)[version == EnvelopeVersion.Soap11 ? 1 : 2];
        part = part.Split("\nSOAP 1.2\n")[0].TrimEnd('\n');
        string[] messages = part.Split(StatusLine);
        string[] response = messages[1].Split("\n\n", 2);
        return new ContractSample(
            Filled(messages[0].TrimEnd('\n')),
            ContentType().Match(response[0]).Groups["value"].Value,
            FilledResponse(response[1]));
    }

    // White space and text are as printed; HTTP's line ends are HTTP's.
    private static byte[] Filled(string request)
    {
        string[] parts = request.Split("\n\n", 2);
        Queue<int> ints = new(s_ints);
        int texts = 0;
        string body = IntElement().Replace(parts[1], _ => string.Create(CultureInfo.InvariantCulture, $">{ints.Dequeue()}<"));
        body = TextElement().Replace(body, _ => string.Create(CultureInfo.InvariantCulture, $">text {++texts}<"));
        Assert.Empty(ints);
        string head = parts[0].Replace(
            "Content-Length: length",
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}"),
            StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes((RequestLine + head).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n\r\n" + body);
    }

    private static string FilledResponse(string body)
    {
        // The answer echoes everything but apiVersion, the first int.
        Queue<int> ints = new(s_ints.Skip(1));
        Queue<string> publish = new(["SummaryOnly", "Details"]);
        int texts = 0;
        string filled = IntElement().Replace(body, _ => string.Create(CultureInfo.InvariantCulture, $">{ints.Dequeue()}<"));
        filled = TextElement().Replace(filled, _ => string.Create(CultureInfo.InvariantCulture, $">text {++texts}<"));
        filled = filled.Replace(">long<", ">1800000000<", StringComparison.Ordinal);
        filled = PublishElement().Replace(filled, _ => $">{publish.Dequeue()}<");
        Assert.Empty(publish);
        return Indentation().Replace(filled, "");
    }

    [GeneratedRegex(">int<", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex IntElement();

    [GeneratedRegex(">string<", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TextElement();

    [GeneratedRegex(">Discard or SummaryOnly or Details<", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PublishElement();

    [GeneratedRegex("\n *", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Indentation();

    [GeneratedRegex("^Content-Type: (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ContentType();
}
