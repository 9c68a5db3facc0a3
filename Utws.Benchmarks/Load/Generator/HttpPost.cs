using System.Globalization;
using System.Text;
using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>A request as the bytes that go over the wire, head and body in one piece.</summary>
internal static class HttpPost
{
    public static byte[] Create(Uri address, LoadBody body)
    {
        StringBuilder head = new();
        _ = head.Append(CultureInfo.InvariantCulture, $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: {body.Request.Length}\r\n");
        foreach ((string name, string value) in body.Fields)
        {
            _ = head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body.Request];
    }
}
