namespace Utws.Tests.Soap;

/// <summary>One case in which we mean to differ from the old runtime.</summary>
/// <param name="Reason">The row of DEVIATIONS.md: a letter, or <c>http</c> and <c>streaming</c> for those below its table.</param>
/// <param name="Outcome">What comes instead.</param>
internal sealed record Deviation(string Reason, VectorOutcome Outcome);
