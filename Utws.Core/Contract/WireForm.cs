namespace Utws.Core.Contract;

/// <summary>The two spellings of a successful answer. They mean the same; faults have one spelling.</summary>
public enum WireForm : byte
{
    /// <summary>As the published contract's samples: prefixes <c>soap</c> and <c>soap12</c>, declarations in the order xsi, xsd, soap.</summary>
    Documented,

    /// <summary>Byte for byte what the old runtime sent: prefix <c>soap</c> in both versions, declarations in the order soap, xsi, xsd.</summary>
    Asmx,
}
