using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Simulate;

/// <summary>A request of a made-up client.</summary>
internal sealed class SimulatedRequest
{
    private const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    private readonly byte[] _body;
    private readonly bool _isSoap12;
    private readonly string _action;

    private SimulatedRequest(byte[] body, bool isSoap12, string action, bool isBroken, int sessions) =>
        (_body, _isSoap12, _action, IsBroken, Sessions) = (body, isSoap12, action, isBroken, sessions);

    /// <summary>Whether its answer can be nothing but a fault.</summary>
    public bool IsBroken { get; }

    /// <summary>How many sessions it announces.</summary>
    public int Sessions { get; }

    /// <summary>Writes it.</summary>
    public static SimulatedRequest Create(IReadOnlyList<SimulatedSession> sessions, bool isSoap12, SimulatedFlaw flaw)
    {
        string envelope = flaw == SimulatedFlaw.OtherEnvelope ? "urn:no-envelope" : isSoap12 ? Soap12 : Soap11;
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        if (flaw == SimulatedFlaw.Doctype)
        {
            _ = xml.Append("<!DOCTYPE Envelope>");
        }

        _ = xml.Append(CultureInfo.InvariantCulture, $"<soap:Envelope xmlns:soap=\"{envelope}\"><soap:Body><logsAvailable xmlns=\"{ContractNames.NamespaceUri}\">");
        _ = xml.Append("<apiVersion>1</apiVersion><sessions>");
        foreach (SimulatedSession session in sessions)
        {
            Append(xml, session, flaw);
        }

        _ = xml.Append("</sessions></logsAvailable></soap:Body></soap:Envelope");
        if (flaw != SimulatedFlaw.CutShort)
        {
            _ = xml.Append('>');
        }

        string action = flaw == SimulatedFlaw.OtherAction ? ContractNames.NamespaceUri + "/noSuchOperation" : ContractNames.LogsAvailableAction;
        return new SimulatedRequest(Encoding.UTF8.GetBytes(xml.ToString()), isSoap12, action, flaw != SimulatedFlaw.None, sessions.Count);
    }

    /// <summary>It as a message; the caller's to dispose of.</summary>
    public HttpRequestMessage ToMessage(Uri url)
    {
        HttpRequestMessage message = new(HttpMethod.Post, url) { Content = new ByteArrayContent(_body) };
        MediaTypeHeaderValue type = new(_isSoap12 ? "application/soap+xml" : "text/xml", "utf-8");
        if (_isSoap12)
        {
            type.Parameters.Add(new NameValueHeaderValue("action", $"\"{_action}\""));
        }
        else
        {
            message.Headers.Add("SOAPAction", $"\"{_action}\"");
        }

        message.Content.Headers.ContentType = type;
        return message;
    }

    // Every value comes from our own tables, and none has anything to be escaped.
    private static void Append(StringBuilder xml, SimulatedSession session, SimulatedFlaw flaw)
    {
        SimulatedSystem system = session.Machine.System;
        SimulatedRegion region = session.Machine.Region;
        string bits = flaw == SimulatedFlaw.NoNumber ? "many" : system.Bits.ToString(CultureInfo.InvariantCulture);
        string end = flaw == SimulatedFlaw.MismatchedTag ? "versoin" : "version";
        _ = xml.Append(CultureInfo.InvariantCulture, $"<SessionInfo><productID>{session.Product}</productID><version>{session.Version}</{end}>");
        _ = xml.Append(CultureInfo.InvariantCulture, $"<osPlatform>{system.Platform}</osPlatform><osVersion>{system.Version}</osVersion>");
        _ = xml.Append(CultureInfo.InvariantCulture, $"<servicePack>{system.ServicePack}</servicePack><osBits>{bits}</osBits><architecture>{system.Architecture}</architecture>");
        _ = xml.Append(CultureInfo.InvariantCulture, $"<langID>{region.Language}</langID><country>{region.Country}</country><locale>{region.Locale}</locale></SessionInfo>");
    }
}
