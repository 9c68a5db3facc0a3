using System.Globalization;
using Utws.Api.Commands.Check;

namespace Utws.Tests.Commands;

/// <summary>Remarks are as many as a person reads, whatever a client sends.</summary>
public sealed class RemarkListTests
{
    [Fact]
    public void Add_SameText_IsCountedAtItsFirstPlace()
    {
        RemarkList remarks = new();
        remarks.Add(RemarkKind.MissingMember, "It is missing.", 3, 4);
        remarks.Add(RemarkKind.MissingMember, "It is missing.", 8, 9);
        Assert.Equal(new Remark(RemarkKind.MissingMember, "It is missing.", 3, 4, 2), Assert.Single(remarks.All));
    }

    [Fact]
    public void Add_TooManyTexts_IsCountedOnly()
    {
        RemarkList remarks = new();
        for (int i = 0; i < 1000; i++)
        {
            remarks.Add(RemarkKind.UnknownElement, i.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(51, remarks.All.Count);
        Assert.Equal((RemarkKind.More, 950), (remarks.All[^1].Kind, remarks.All[^1].Count));
    }
}
