using System.Text;

namespace Utws.Core.Contract;

/// <summary>One simple member of the contract's types: what it is called, and what is in it.</summary>
public sealed class ContractMember
{
    private readonly byte[] _name;

    internal ContractMember(string name, ContractType type)
    {
        Name = name;
        Type = type;
        _name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The element's local name, in the contract's namespace.</summary>
    public string Name { get; }

    /// <summary>The type of its content.</summary>
    public ContractType Type { get; }

    /// <summary>Whether the schema lets it be left out: it is a reference type to the old runtime (7.8).</summary>
    public bool IsOptional => Type == ContractType.Text;

    /// <summary><see cref="Name"/> as UTF-8.</summary>
    internal ReadOnlySpan<byte> NameUtf8 => _name;
}
