using Utws.Api.Commands.Tables;

namespace Utws.Tests.Commands;

public sealed class CellTextTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData("", "\"\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("\"\"", "\"\"\"\"")]
    [InlineData("\"-\"", "\"\"-\"\"")]
    [InlineData("--", "--")]
    [InlineData("11.4", "11.4")]
    public void Of_MissingEmptyAndWhatLooksLikeThem_AreToldApart(string? text, string expected) => Assert.Equal(expected, CellText.Of(text));
}
