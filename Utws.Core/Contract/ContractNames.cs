namespace Utws.Core.Contract;

/// <summary>The names of the published contract, once, for everything that reads, writes or describes it.</summary>
public static class ContractNames
{
    /// <summary>The contract's namespace name.</summary>
    public const string NamespaceUri = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";

    /// <summary>The action of the one operation: SOAP 1.1's <c>SOAPAction</c>, SOAP 1.2's <c>action</c>.</summary>
    public const string LogsAvailableAction = NamespaceUri + "/logsAvailable";

    internal static ReadOnlySpan<byte> Namespace => "http://smarttech.com/webservices/UsageTracking/UTWS/v1"u8;

    internal static ReadOnlySpan<byte> LogsAvailable => "logsAvailable"u8;

    internal static ReadOnlySpan<byte> ApiVersion => "apiVersion"u8;

    internal static ReadOnlySpan<byte> Sessions => "sessions"u8;

    internal static ReadOnlySpan<byte> SessionInfo => "SessionInfo"u8;
}
