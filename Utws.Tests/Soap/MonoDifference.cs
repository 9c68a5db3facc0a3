namespace Utws.Tests.Soap;

/// <summary>Exchanges that come out otherwise than recorded, for one and the same reason.</summary>
/// <param name="Reason">Whose fault the difference is, and the wire fact or the row of DEVIATIONS.md that says what is right.</param>
/// <param name="Status">The status of our answers.</param>
/// <param name="Meaning">What they have in common, as a part of what <see cref="Support.AnswerMeaning.Describe"/> says.</param>
/// <param name="Exchanges">The exchanges' ids.</param>
internal sealed record MonoDifference(string Reason, int Status, string Meaning, IReadOnlyList<string> Exchanges);
