using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Seeded random call sequences. A seed that fails names itself.</summary>
public sealed class Utf8XmlWriterRandomTests
{
    private const int Documents = 3000;

    [Fact]
    public void RandomCalls_AllMembers_GiveTheOldRuntimesBytesAndReadBackAsWritten()
    {
        using Utf8XmlWriter writer = new();
        for (int seed = 0; seed < Documents; seed++)
        {
            RandomDocument document = new(seed);
            string label = "seed " + seed.ToString(CultureInfo.InvariantCulture) + "\n";
            string old = Encoding.UTF8.GetString(WriterRuns.Old(document.Write));
            writer.Reset();
            document.Write(writer);
            Assert.Equal(label + old, label + WriterRuns.Text(writer));
            Assert.Equal(label + document.Expected(), label + ReadEvents.Of(writer.WrittenSpan));
        }
    }
}
