using System.Runtime.CompilerServices;

namespace Utws.Core.Contract;

/// <summary>One number for each member of a session, by <see cref="SessionMember"/>.</summary>
[InlineArray(SessionMemberNames.Count)]
internal struct SessionNumbers
{
    private int _first;
}
