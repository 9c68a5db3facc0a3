using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Equal bytes, equal numbers.</summary>
public sealed class Utf8AtomTableTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(5000)]
    public void Add_EqualBytes_GivesOneAtom(int count)
    {
        Utf8AtomTable table = new();
        table.Clear();
        int[] atoms = [.. Enumerable.Range(0, count).Select(i => table.Add(Name(i)))];
        Assert.Equal(count, atoms.Distinct().Count());
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(atoms[i], table.Add(Name(i)));
            Assert.Equal(atoms[i], table.Find(Name(i)));
            Assert.True(table[atoms[i]].SequenceEqual(Name(i)));
        }

        Assert.Equal(-1, table.Find("other"u8));
        Assert.Equal(Utf8AtomTable.Empty, table.Find(default));
        table.Release();
    }

    [Fact]
    public void Clear_AfterMany_ForgetsThem()
    {
        Utf8AtomTable table = new();
        for (int round = 0; round < 3; round++)
        {
            table.Clear();
            Assert.Equal((1, -1), (table.Count, table.Find(Name(20))));
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal(i + 1, table.Add(Name(i)));
            }
        }

        table.Release();
    }

    [Fact]
    public void Rewind_SameNamesInTheSameOrder_ComparesEachOnce()
    {
        Utf8AtomTable table = new();
        table.Clear();
        int[] first = AddAll();
        long before = table.Steps;
        Assert.Equal(first, AddAll());
        Assert.Equal(5, table.Steps - before);
        table.Release();

        int[] AddAll()
        {
            table.Rewind();
            return [.. Enumerable.Range(0, 5).Select(i => table.Add(Name(i)))];
        }
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Add_ManyDifferent_TakesStepsInProportion(int count)
    {
        Utf8AtomTable table = new();
        table.Clear();
        for (int i = 0; i < count; i++)
        {
            table.Add(Name(i));
        }

        // One for the name expected, one for its bucket, one or two for collisions, and two for the rebuildings on the average.
        Assert.InRange(table.Steps, count, 8L * count);
        table.Release();
    }

    private static byte[] Name(int i) => Encoding.UTF8.GetBytes("urn:name:" + i.ToString(CultureInfo.InvariantCulture));
}
