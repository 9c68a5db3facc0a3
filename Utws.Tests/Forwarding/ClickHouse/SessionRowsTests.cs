using System.Diagnostics;
using System.Globalization;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.ClickHouse;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>A batch as RowBinary.</summary>
public sealed class SessionRowsTests(ITestOutputHelper output)
{
    private const int Sessions = 50_000;

    [Fact]
    public void Encode_OneSession_IsItsColumnsInTheirOrder()
    {
        using SessionRows rows = new();
        SessionRecord session = new() { ProductId = 1, Version = "v", OsPlatform = 2, OsVersion = 3, OsBits = 4, Architecture = 5, LangId = "", Country = "ü", Locale = null };

        rows.Encode(MadeRequest.Batch(new MadeRequest(7, 258, session) { CallerHash = -1 }), stored: null);

        Assert.Equal(1, rows.Count);
        Assert.Equal(
            "0B" + "6E6F6465205C2027C3A427" // node
            + "0140624159440600" + "0700000000000000" + "00000000" + "0100000000000000" // epoch, group, ordinal, request
            + "0201000000000000" + "00000080" // received, api version
            + "01000000" + "0176" + "02000000" + "03000000" + "00" + "04000000" + "05000000" + "00" + "02C3BC" + "00" // the session
            + "12" + "02" + "FFFFFFFFFFFFFF7F" // missing: service pack and locale; decision
            + "0C303132333435363738396162" + "00FFFFFFFFFFFFFFFF", // policy, caller
            Convert.ToHexString(rows.Bytes.Span));
    }

    // The first batches make the buffers; the others use them.
    [Fact]
    public void Encode_SteadyState_AllocatesNothing()
    {
        using SessionRows rows = new();
        ForwardBatch batch = MadeRequest.Batch(Enumerable.Range(1, 500).Select(i => MadeRequest.Of(i, Sessions / 500)));
        rows.Encode(batch, stored: null);
        rows.Encode(batch, stored: null);
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        rows.Encode(batch, stored: null);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMicroseconds / Sessions:F3} us, {(double)rows.Bytes.Length / Sessions:F1} B a session"));
        Assert.Equal(Sessions, rows.Count);
        Assert.Equal(0, allocated);
    }
}
