namespace Utws.Core.Contract;

/// <summary>The types that the contract's simple members have.</summary>
public enum ContractType : byte
{
    /// <summary><c>xs:int</c>: always there in an answer, 0 where a request has none.</summary>
    Number,

    /// <summary><c>xs:string</c>: may be missing, which is not the same as empty.</summary>
    Text,

    /// <summary><c>xs:long</c>: always there.</summary>
    LongNumber,

    /// <summary>The contract's own enumeration, <see cref="Contract.PublishMode"/>: always there.</summary>
    PublishMode,
}
