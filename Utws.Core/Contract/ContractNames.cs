using System.Text;

namespace Utws.Core.Contract;

/// <summary>The contract's namespace and action, and the names of <see cref="ContractDescription"/> as the reader compares them: UTF-8.</summary>
public static class ContractNames
{
    /// <summary>The contract's namespace name.</summary>
    public const string NamespaceUri = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";

    /// <summary>The action of the one operation: SOAP 1.1's <c>SOAPAction</c>, SOAP 1.2's <c>action</c>.</summary>
    public const string LogsAvailableAction = NamespaceUri + "/" + ContractDescription.OperationName;

    private static readonly byte[] s_namespace = Encoding.UTF8.GetBytes(NamespaceUri);
    private static readonly byte[] s_logsAvailable = Encoding.UTF8.GetBytes(ContractDescription.OperationName);
    private static readonly byte[] s_sessions = Encoding.UTF8.GetBytes(ContractDescription.SessionsName);
    private static readonly byte[] s_sessionInfo = Encoding.UTF8.GetBytes(ContractDescription.SessionInfoName);

    internal static ReadOnlySpan<byte> Namespace => s_namespace;

    internal static ReadOnlySpan<byte> LogsAvailable => s_logsAvailable;

    internal static ReadOnlySpan<byte> ApiVersion => ContractDescription.ApiVersion.NameUtf8;

    internal static ReadOnlySpan<byte> Sessions => s_sessions;

    internal static ReadOnlySpan<byte> SessionInfo => s_sessionInfo;
}
