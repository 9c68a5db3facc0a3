namespace Utws.Api.Description;

/// <summary>The service's DISCO document (section 8 of the wire facts).</summary>
internal static class DiscoDocument
{
    /// <param name="address">The service's address.</param>
    public static byte[] Write(string address) => System.Text.Encoding.UTF8.GetBytes(address);
}
