using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>A fault before it is written: the same in both versions. Made only where a request fails, so it may allocate.</summary>
public sealed class SoapFault
{
    /// <summary>The code.</summary>
    public required SoapFaultCode Code { get; init; }

    /// <summary>What kind of reason it has, for counts and logs; the wire does not have it.</summary>
    public SoapFaultReason Reason { get; init; }

    /// <summary>The text of <c>faultstring</c> or <c>Reason</c>, not yet escaped.</summary>
    public required string Text { get; init; }

    /// <summary>The HTTP status: 500 for both versions (4.1), 400 where the XML is malformed (4.2).</summary>
    public int StatusCode { get; init; } = 500;

    /// <summary>Whether the (empty) <c>detail</c> is written: always but for faults about header blocks (4.4).</summary>
    public bool HasDetail { get; init; } = true;

    /// <summary>The header blocks that were not understood, in document order; written as <c>NotUnderstood</c> in 1.2.</summary>
    public IReadOnlyList<SoapHeaderName> NotUnderstood { get; init; } = [];

    /// <summary>The line that the fault is about, from 1; 0 if it is about none.</summary>
    internal int Line { get; private set; }

    /// <summary>The column that the fault is about in UTF-16 code units, from 1; of a tag, that of its name. 0 as <see cref="Line"/>.</summary>
    internal int Column { get; private set; }

    /// <summary>What was wrong with the XML, where that is the reason; else null.</summary>
    internal XmlError? XmlError { get; private set; }

    /// <summary>Notes what was wrong with the XML.</summary>
    internal SoapFault Because(XmlError error)
    {
        XmlError = error;
        return this;
    }

    /// <summary>Notes the place, for whoever shows the fault to a person; it does not go out but where the text has it already.</summary>
    internal SoapFault At(int line, int column)
    {
        Line = line;
        Column = column;
        return this;
    }
}
