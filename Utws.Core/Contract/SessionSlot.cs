namespace Utws.Core.Contract;

/// <summary>A session while it is being read, or held back: its numbers, and where its texts lie in a <see cref="SessionArena"/>.</summary>
internal struct SessionSlot
{
    /// <summary>An int member's value, or where a text member begins.</summary>
    public SessionNumbers ValueOrStart;

    /// <summary>A text member's length in bytes.</summary>
    public SessionNumbers Length;

    /// <summary>Which text members were there.</summary>
    public SessionTextFields Present;
}
