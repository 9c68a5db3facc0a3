using System.Text.RegularExpressions;

namespace Utws.Tests.Contract;

/// <summary>Wire facts 6.1 and 6.23: member order is free, so a decision by <c>apiVersion</c> may have to wait for it.</summary>
public sealed partial class HeldSessionTests
{
    private const string Sessions =
        "<sessions><SessionInfo><productID>7</productID><version>a</version></SessionInfo>"
        + "<SessionInfo><locale>b</locale></SessionInfo></sessions>";

    [Fact]
    public void Decide_ApiVersionAfterTheSessions_IsKnownToTheDecision()
    {
        string answer = Run("<logsAvailable>" + Sessions + "<apiVersion>5</apiVersion></logsAvailable>");

        Assert.Equal(["5", "5"], Untils(answer));
        Assert.Contains("<productID>7</productID><version>a</version>", answer, StringComparison.Ordinal);
        Assert.Contains("<locale>b</locale>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_NoApiVersion_Is0() => Assert.Equal(["0", "0"], Untils(Run("<logsAvailable>" + Sessions + "</logsAvailable>")));

    [Fact]
    public void Decide_ApiVersionInASecondOperationElement_IsKnownToHeldSessions() => Assert.Equal(
        ["9", "9"],
        Untils(Run("<logsAvailable>" + Sessions + "</logsAvailable><logsAvailable><apiVersion>9</apiVersion></logsAvailable>")));

    [Fact]
    public void Decide_SessionsInASecondOperationElement_TakeThePlaceOfTheFirst()
    {
        string answer = Run(
            "<logsAvailable>" + Sessions + "</logsAvailable>"
            + "<logsAvailable><sessions><SessionInfo><version>c</version></SessionInfo></sessions><apiVersion>2</apiVersion></logsAvailable>");

        Assert.Equal(["2"], Untils(answer));
        Assert.DoesNotContain("<version>a</version>", answer, StringComparison.Ordinal);
    }

    // The one case that DEVIATIONS.md admits: these sessions were decided before the second element came.
    [Fact]
    public void Decide_ApiVersionChangedAfterItsSessions_IsTheFirst() => Assert.Equal(
        ["1", "1"],
        Untils(Run(
            "<logsAvailable><apiVersion>1</apiVersion>" + Sessions + "</logsAvailable>"
            + "<logsAvailable><apiVersion>9</apiVersion></logsAvailable>")));

    private static string Run(string operations) => ProcessorRun.Run11(
        operations.Replace("<logsAvailable>", "<logsAvailable xmlns=\"" + Utws.Core.Contract.ContractNames.NamespaceUri + "\">", StringComparison.Ordinal),
        new ApiVersionDecider());

    private static string[] Untils(string answer) => [.. Until().Matches(answer).Select(match => match.Groups["until"].Value)];

    [GeneratedRegex("<publishUntil>(?<until>[^<]*)</publishUntil>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Until();
}
