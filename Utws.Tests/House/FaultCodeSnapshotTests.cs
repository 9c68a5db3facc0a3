using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>A fault code that no snapshot shows would be one that nobody has looked at.</summary>
public sealed class FaultCodeSnapshotTests
{
    [Theory]
    [InlineData(SoapFaultCode.Client, "<faultcode>soap:Client<")]
    [InlineData(SoapFaultCode.Client, "<soap:Value>soap:Sender<")]
    [InlineData(SoapFaultCode.Server, "<faultcode>soap:Server<")]
    [InlineData(SoapFaultCode.Server, "<soap:Value>soap:Receiver<")]
    [InlineData(SoapFaultCode.MustUnderstand, "<faultcode>soap:MustUnderstand<")]
    [InlineData(SoapFaultCode.MustUnderstand, "<soap:Value>soap:MustUnderstand<")]
    [InlineData(SoapFaultCode.VersionMismatch, "<faultcode>soap:VersionMismatch<")]
    public void FaultCode_IsInASnapshot(SoapFaultCode code, string written)
    {
        Assert.True(Enum.IsDefined(code));
        Assert.Contains(Snapshots(), s => s.Contains(written, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFaultCode_IsAmongThese() => Assert.Equal(
        [SoapFaultCode.Client, SoapFaultCode.Server, SoapFaultCode.VersionMismatch, SoapFaultCode.MustUnderstand],
        Enum.GetValues<SoapFaultCode>());

    private static IEnumerable<string> Snapshots() => Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Tests"), "*.verified.xml", SearchOption.AllDirectories)
        .Select(File.ReadAllText);
}
