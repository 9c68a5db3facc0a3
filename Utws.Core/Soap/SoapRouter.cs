using System.Web;

namespace Utws.Core.Soap;

/// <summary>Guesses the version and finds the operation from the HTTP head (wire facts 2.0, steps 1 and 3).</summary>
internal static class SoapRouter
{
    /// <param name="head">The request's head.</param>
    /// <param name="action">The action of the one operation there is, unquoted.</param>
    public static SoapRoute Route(in SoapRequestHead head, string action)
    {
        ReadOnlySpan<char> contentType = head.ContentType;
        return head.SoapAction is null || SoapMediaType.IsSoapXml(contentType)
            ? RouteByActionParameter(contentType, action)
            : RouteBySoapAction(head.SoapAction, action);
    }

    // SOAP 1.1, 6.1.1
    private static SoapRoute RouteBySoapAction(string value, string action)
    {
        ReadOnlySpan<char> unquoted = value;
        if (unquoted.StartsWith('"') && unquoted.EndsWith('"'))
        {
            if (unquoted.Length == 1)
            {
                return new SoapRoute(SoapVersion.Soap11, ByBody: false, SoapFaults.LoneQuoteAsSoapAction(), UnknownAction: null);
            }

            unquoted = unquoted[1..^1];
        }

        if (unquoted.SequenceEqual(action))
        {
            return new SoapRoute(SoapVersion.Soap11, ByBody: false, Fault: null, UnknownAction: null);
        }

        string decoded = HttpUtility.UrlDecode(unquoted.ToString());
        SoapFault? fault = decoded == action ? null : SoapFaults.UnknownSoapAction(decoded);
        return new SoapRoute(SoapVersion.Soap11, ByBody: false, fault, UnknownAction: null);
    }

    // SOAP 1.2 part 2, 6.5.3
    private static SoapRoute RouteByActionParameter(ReadOnlySpan<char> contentType, string action)
    {
        if (!SoapMediaType.TryGetParameter(contentType, "action", out ReadOnlySpan<char> value) || value.IsEmpty)
        {
            return new SoapRoute(SoapVersion.Soap12, ByBody: true, Fault: null, UnknownAction: null);
        }

        if (value.SequenceEqual(action))
        {
            return new SoapRoute(SoapVersion.Soap12, ByBody: false, Fault: null, UnknownAction: null);
        }

        string decoded = HttpUtility.UrlDecode(value.ToString());
        return decoded == action
            ? new SoapRoute(SoapVersion.Soap12, ByBody: false, Fault: null, UnknownAction: null)
            : new SoapRoute(SoapVersion.Soap12, ByBody: true, Fault: null, decoded);
    }
}
