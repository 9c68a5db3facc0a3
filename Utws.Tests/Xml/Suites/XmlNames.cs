namespace Utws.Tests.Xml.Suites;

/// <summary>Names that Namespaces in XML 1.0, section 3, reserves.</summary>
internal static class XmlNames
{
    public const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";
}
