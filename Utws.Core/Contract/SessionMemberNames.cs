namespace Utws.Core.Contract;

/// <summary>From an element's local name to the session's member, by length, then by bytes: the names are case-sensitive (6.25).</summary>
internal static class SessionMemberNames
{
    /// <summary>The contract has ten members in a session.</summary>
    public const int Count = 10;

    // The index is the length of the names in it: at most three of the contract's names are equally long.
    private static readonly SessionMember[][] s_byLength = ByLength();

    public static bool IsText(SessionMember member) =>
        member < SessionMember.ApiVersion && ContractDescription.Of(member).Type == ContractType.Text;

    public static SessionMember Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < s_byLength.Length)
        {
            foreach (SessionMember member in s_byLength[name.Length])
            {
                if (name.SequenceEqual(ContractDescription.Of(member).NameUtf8))
                {
                    return member;
                }
            }
        }

        return SessionMember.None;
    }

    private static SessionMember[][] ByLength()
    {
        List<SessionMember>[] byLength = [];
        for (SessionMember member = SessionMember.ProductId; (int)member < Count; member++)
        {
            int length = ContractDescription.Of(member).NameUtf8.Length;
            while (byLength.Length <= length)
            {
                byLength = [.. byLength, []];
            }

            byLength[length].Add(member);
        }

        return Array.ConvertAll(byLength, members => members.ToArray());
    }
}
