namespace Utws.Api.Policy;

/// <summary>The members that an object of the policy file may have.</summary>
/// <param name="known">All of them; their indices are how the parser tells them apart.</param>
internal sealed class MemberNames(params string[] known)
{
    /// <summary>The top of the file.</summary>
    public static MemberNames Policy { get; } = new("$schema", "publishUntilUnit", "rules", "otherwise");

    /// <summary>A rule.</summary>
    public static MemberNames Rule { get; } = new("name", "when", "sample", "publish", "for", "until", "publishUntil");

    /// <summary>A rule's <c>when</c>, in the order of <see cref="Core.Policy.PolicyField"/>: the names of the contract.</summary>
    public static MemberNames When { get; } = new(
        "apiVersion", "productID", "version", "osPlatform", "osVersion", "servicePack", "osBits", "architecture", "langID", "country", "locale");

    /// <summary>The answer when no rule matches.</summary>
    public static MemberNames Otherwise { get; } = new("publish", "for", "until", "publishUntil");

    /// <summary>A condition on a number that is in a range.</summary>
    public static MemberNames Range { get; } = new("min", "max");

    /// <summary>A condition on a text that is of a pattern, or a version in a range.</summary>
    public static MemberNames Pattern { get; } = new("glob", "atLeast", "below");

    /// <summary>The member's index, or -1. Names are case-sensitive.</summary>
    public int IndexOf(string name) => Array.IndexOf(known, name);

    /// <summary>The member with this index.</summary>
    public string this[int index] => known[index];

    /// <summary>What to tell who wrote <paramref name="name"/>: the one that was probably meant, or all there are.</summary>
    public string Hint(string name) => NearestWord.Find(name, known) is { } nearest
        ? $"did you mean \"{nearest}\"?"
        : $"expected one of {WordList.Quoted(known)}.";
}
