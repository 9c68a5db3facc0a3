using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>One string a name, however it is asked for.</summary>
public sealed class Utf8NameTableTests
{
    [Fact]
    public void Add_AnyForm_GivesOneString()
    {
        Utf8NameTable table = new();
        string name = table.Add("\u00e9l\u00e9ment");
        Assert.Same(name, table.Add(Encoding.UTF8.GetBytes("\u00e9l\u00e9ment")));
        Assert.Same(name, table.Add("x\u00e9l\u00e9ment".ToCharArray(), 1, 7));
        Assert.Same(name, table.Get(new string("\u00e9l\u00e9ment".AsSpan())));
        Assert.Same(name, table.Get("\u00e9l\u00e9ment".ToCharArray(), 0, 7));
        Assert.Null(table.Get("other"));
        Assert.Null(table.Get(['o'], 0, 1));
    }

    [Fact]
    public void Add_Empty_IsTheEmptyString()
    {
        Utf8NameTable table = new();
        Assert.Same(string.Empty, table.Add(string.Empty));
        Assert.Same(string.Empty, table.Add(ReadOnlySpan<byte>.Empty));
        Assert.Same(string.Empty, table.Get(string.Empty));
        Assert.Throws<ArgumentNullException>(() => table.Add((string)null!));
        Assert.Throws<ArgumentNullException>(() => table.Get(null!));
    }

    [Fact]
    public void Add_HalfASurrogatePair_IsKeptApartFromItsReplacement()
    {
        Utf8NameTable table = new();
        string half = table.Add("\uD800");
        Assert.Same(half, table.Add(new string('\uD800', 1)));
        Assert.Equal("\uFFFD", table.Add("\uFFFD"u8));
        Assert.Same(half, table.Get("\uD800"));
        Assert.Null(table.Get("\uD801"));
    }

    [Fact]
    public void Add_Thousands_FindsAllAgainAndClearForgetsThem()
    {
        Utf8NameTable table = new();
        string[] names = [.. Enumerable.Range(0, 5000).Select(i => table.Add("name" + i.ToString(CultureInfo.InvariantCulture)))];
        Assert.All(names, name => Assert.Same(name, table.Add(Encoding.UTF8.GetBytes(name))));
        string longName = table.Add(new string('n', 10_000));
        Assert.Same(longName, table.Get(new string('n', 10_000)));
        table.Clear();
        Assert.Null(table.Get(names[17]));
        Assert.NotNull(table.Get("xmlns"));
    }
}
