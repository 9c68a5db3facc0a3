using Utws.Core.Soap;
using Utws.Core.Xml;
using Tags = Utws.Core.Contract.LogsAvailableResponseTags;

namespace Utws.Core.Contract;

/// <summary>Writes the answer, one session at a time, as sections 3.1 to 3.11 of the wire facts say, in either <see cref="WireForm"/>.</summary>
internal sealed class LogsAvailableResponseWriter(Utf8XmlWriter writer, WireForm form)
{
    private int _responseStart;
    private int _resultStart;
    private int _itemsStart;
    private bool _isSoap12Prefix;

    private static ReadOnlySpan<byte> Asmx11 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8
        + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""u8
        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>"u8;

    private static ReadOnlySpan<byte> Asmx12 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8
        + "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""u8
        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>"u8;

    private static ReadOnlySpan<byte> Documented11 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8
        + "<soap:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""u8
        + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"u8;

    private static ReadOnlySpan<byte> Documented12 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8
        + "<soap12:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""u8
        + " xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"u8;

    /// <summary>Writes everything up to the first session.</summary>
    public void Begin(SoapVersion version)
    {
        _isSoap12Prefix = version == SoapVersion.Soap12 && form == WireForm.Documented;
        writer.WriteRaw((version, form) switch
        {
            (SoapVersion.Soap11, WireForm.Asmx) => Asmx11,
            (SoapVersion.Soap12, WireForm.Asmx) => Asmx12,
            (SoapVersion.Soap11, _) => Documented11,
            _ => Documented12,
        });
        _responseStart = writer.BytesWritten;
        writer.WriteRaw(Tags.ResponseStart);
        _resultStart = writer.BytesWritten;
        writer.WriteRaw(Tags.Result.Start);
        _itemsStart = writer.BytesWritten;
    }

    /// <summary>Throws the sessions written so far away.</summary>
    public void Restart() => writer.Truncate(_itemsStart);

    /// <summary>Writes one session with its decision.</summary>
    public void WriteSession(in SessionInfo session, PublishDecision decision)
    {
        writer.WriteRaw(Tags.ItemAndProductIdStart);
        writer.WriteInt32(session.ProductId);
        writer.WriteRaw(Tags.ProductIdEnd);
        WriteText(session.Present, SessionTextFields.Version, session.Version, Tags.Version);
        writer.WriteRaw(Tags.OsPlatformStart);
        writer.WriteInt32(session.OsPlatform);
        writer.WriteRaw(Tags.OsPlatformToOsVersion);
        writer.WriteInt32(session.OsVersion);
        writer.WriteRaw(Tags.OsVersionEnd);
        WriteText(session.Present, SessionTextFields.ServicePack, session.ServicePack, Tags.ServicePack);
        writer.WriteRaw(Tags.OsBitsStart);
        writer.WriteInt32(session.OsBits);
        writer.WriteRaw(Tags.OsBitsToArchitecture);
        writer.WriteInt32(session.Architecture);
        writer.WriteRaw(Tags.ArchitectureEnd);
        WriteText(session.Present, SessionTextFields.LangId, session.LangId, Tags.LangId);
        WriteText(session.Present, SessionTextFields.Country, session.Country, Tags.Country);
        WriteText(session.Present, SessionTextFields.Locale, session.Locale, Tags.Locale);
        writer.WriteRaw(Tags.PublishToPublishUntil[(int)decision.Publish]);
        writer.WriteInt64(decision.PublishUntil);
        writer.WriteRaw(Tags.PublishUntilAndItemEnd);
    }

    /// <summary>Writes an item that stands for no session (3.7). Our operation answers sessions alone; replayed answers of the old one have it.</summary>
    public void WriteNil() => writer.WriteRaw(Tags.NilItem);

    /// <summary>Writes everything after the last session; without one the result is an empty element (3.7).</summary>
    public void End()
    {
        if (writer.BytesWritten == _itemsStart)
        {
            writer.Truncate(_resultStart);
            writer.WriteRaw(Tags.Result.Empty);
        }
        else
        {
            writer.WriteRaw(Tags.Result.End);
        }

        writer.WriteRaw(Tags.ResponseEnd);
        EndEnvelope();
    }

    /// <summary>Ends an answer that has no result at all (3.7), whatever sessions were written. Ours always has one; replayed answers of the old one do not.</summary>
    public void EndWithoutResult()
    {
        writer.Truncate(_responseStart);
        writer.WriteRaw(Tags.ResponseEmpty);
        EndEnvelope();
    }

    private void EndEnvelope() => writer.WriteRaw(
        _isSoap12Prefix ? "</soap12:Body></soap12:Envelope>"u8 : "</soap:Body></soap:Envelope>"u8);

    // 3.6: a missing text is left out, an empty one is an empty element.
    private void WriteText(SessionTextFields present, SessionTextFields field, ReadOnlySpan<byte> text, ElementTags tags)
    {
        if ((present & field) == SessionTextFields.None)
        {
            return;
        }

        if (text.IsEmpty)
        {
            writer.WriteRaw(tags.Empty);
            return;
        }

        writer.WriteRaw(tags.Start);
        writer.WriteText(text);
        writer.WriteRaw(tags.End);
    }
}
