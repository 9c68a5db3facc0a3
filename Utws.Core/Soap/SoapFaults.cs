namespace Utws.Core.Soap;

/// <summary>The faults of section 4 of the wire facts; the texts are the old runtime's, to the letter.</summary>
public static class SoapFaults
{
    private const string UnableToRead = "Server was unable to read request. ---> ";
    private const string UnableToProcess = "Server was unable to process request. ---> ";
    private const string MissingEnvelopeText = "Request format is invalid: Missing required soap:Envelope element.";
    private const string MissingBodyText = "Request format is invalid: Missing required soap:Body element.";

    // 2.5: the old runtime cut the quotes off one character; its line end was Windows'.
    internal static SoapFault LoneQuoteAsSoapAction() =>
        Server(UnableToProcess + "Length cannot be less than zero.\r\nParameter name: length", SoapFaultReason.UnknownAction);

    // 4.5
    internal static SoapFault VersionMismatch(string namespaceUri) => new()
    {
        Code = SoapFaultCode.VersionMismatch,
        Reason = SoapFaultReason.VersionMismatch,
        Text = "Possible SOAP version mismatch: Envelope namespace " + namespaceUri + " was unexpected. Expecting "
            + SoapNames.Envelope11Uri + ".",
    };

    // 4.6, 4.7, 4.9, 4.10, with deviation (b): the status stays, and the empty body became a fault that tells what is wrong.
    internal static SoapFault MalformedXml(string message) => BadRequest(message, SoapFaultReason.MalformedXml);

    private static SoapFault BadRequest(string message, SoapFaultReason reason) => new()
    {
        Code = SoapFaultCode.Client,
        Reason = reason,
        Text = UnableToRead + message,
        StatusCode = 400,
    };

    /// <summary>A request in content codings that are not spoken here (RFC 9110, 15.5.16), with deviation (g).</summary>
    public static SoapFault UnsupportedContentCoding() => new()
    {
        Code = SoapFaultCode.Client,
        Reason = SoapFaultReason.UnsupportedContentCoding,
        Text = UnableToRead + "The Content-Encoding of the request is not supported: gzip, deflate and br are, one of them at a time.",
        StatusCode = 415,
    };

    /// <summary>A request that is not what its <c>Content-Encoding</c> says, with deviation (g).</summary>
    public static SoapFault UndecodableBody() => BadRequest(
        "The request is not in the format that its Content-Encoding names, or its data is corrupt or incomplete.", SoapFaultReason.UndecodableBody);

    // 4.8, 4.11, 4.12: broken before the operation was found.
    internal static SoapFault MalformedXmlWhileRouting(string message) => Server(UnableToProcess + message, SoapFaultReason.MalformedXml);

    // 4.13
    internal static SoapFault UnknownSoapAction(string value) =>
        Client("Server did not recognize the value of HTTP Header SOAPAction: " + value + ".", SoapFaultReason.UnknownAction);

    // 4.14, 4.15
    internal static SoapFault UnknownOperation(string? action) => Client(action is null
        ? "Unable to handle request without a valid action parameter. Please supply a valid soap action."
        : "Unable to handle request. The action '" + action + "' was not recognized.", SoapFaultReason.UnknownAction);

    // 4.16
    internal static SoapFault MissingEnvelope(bool whileRouting) =>
        Missing(MissingEnvelopeText, whileRouting, SoapFaultReason.MissingEnvelope);

    // 4.17, 4.18
    internal static SoapFault MissingBody(bool whileRouting) =>
        Missing(MissingBodyText, whileRouting, SoapFaultReason.MissingBody);

    // 4.19, with deviation (c): SOAP 1.2 part 1, 5.4.8 wants the blocks named.
    internal static SoapFault NotUnderstood(IReadOnlyList<SoapHeaderName> headers) => new()
    {
        Code = SoapFaultCode.MustUnderstand,
        Reason = SoapFaultReason.NotUnderstood,
        Text = "SOAP header " + headers[0].LocalName + " was not understood.",
        HasDetail = false,
        NotUnderstood = headers,
    };

    // 4.24, 4.25, 4.34, 4.35: what was wrong with a value, and where the reader stood.
    internal static SoapFault BadValue(int line, int column, string reason) => Client(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{UnableToRead}There is an error in XML document ({line}, {column}). ---> {reason}"), SoapFaultReason.BadValue).At(line, column);

    // 4.27, 4.28: the router of 1.2 tripped over the stream it was not given.
    internal static SoapFault TooLong(bool whileRouting) => Server(whileRouting
        ? UnableToProcess + "Object reference not set to an instance of an object."
        : "There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.", SoapFaultReason.TooLong);

    // 3.12
    internal static SoapFault UndefinedPublishMode(int value) => Server(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{UnableToProcess}There was an error generating the XML document. ---> Instance validation error: '{value}' is not a valid value for PublishMode."), SoapFaultReason.OperationFailed);

    /// <summary>The request was read and decided, but could not be recorded (RFC 9110, 15.6.4), with deviation (o).</summary>
    public static SoapFault NotRecorded() => new()
    {
        Code = SoapFaultCode.Server,
        Reason = SoapFaultReason.NotRecorded,
        Text = UnableToProcess + "The sessions could not be recorded now. Announce them again later.",
        StatusCode = 503,
    };

    /// <summary>4.29: the operation failed; its messages are joined as the old runtime joined them, without a stack trace.</summary>
    public static SoapFault OperationFailed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        string text = UnableToProcess;
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            // An empty message became the word SoapException: what the old runtime wrapped it in.
            text += (cause == exception ? "" : " ---> ") + (cause.Message.Length == 0 ? "SoapException" : cause.Message);
        }

        return Server(text, SoapFaultReason.OperationFailed);
    }

    // The blame depends on who noticed, the reader or the router.
    private static SoapFault Missing(string text, bool whileRouting, SoapFaultReason reason) =>
        whileRouting ? Server(UnableToProcess + text, reason) : Client(UnableToRead + text, reason);

    private static SoapFault Client(string text, SoapFaultReason reason) => new() { Code = SoapFaultCode.Client, Reason = reason, Text = text };

    private static SoapFault Server(string text, SoapFaultReason reason) => new() { Code = SoapFaultCode.Server, Reason = reason, Text = text };
}
