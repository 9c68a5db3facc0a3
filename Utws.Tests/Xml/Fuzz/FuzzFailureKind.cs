namespace Utws.Tests.Xml.Fuzz;

/// <summary>In what way a document is read wrongly.</summary>
internal enum FuzzFailureKind
{
    /// <summary>The reader throws something else than a refusal, or breaks its own promises.</summary>
    Crash,

    /// <summary>The span members and the XmlReader members tell different stories.</summary>
    Faces,

    /// <summary>In pieces the document means something else than whole.</summary>
    Split,

    /// <summary>One of ours and the framework's reader accepts, the other refuses, and no rule in FuzzDifferences says why.</summary>
    Verdict,

    /// <summary>Both accept, but the events differ.</summary>
    Events,
}
