namespace Utws.Tests.Xml.Suites;

/// <summary>The sets of documents that the reader is judged by.</summary>
public enum Suite
{
    /// <summary>The W3C XML Conformance Test Suite of 2013-09-23.</summary>
    XmlConf,

    /// <summary>Each document of it that has a DOCTYPE, with the declaration cut out: otherwise one refusal hides the rest.</summary>
    XmlConfStripped,

    /// <summary>The test documents of libxml2.</summary>
    LibXml2,

    /// <summary>SOAP messages of the W3C SOAP 1.2 test collection and of four SOAP stacks.</summary>
    Soap,
}
