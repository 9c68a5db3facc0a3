using System.Text.RegularExpressions;
using System.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>Reads the W3C suite's own list of tests.</summary>
internal static partial class XmlConfCatalogue
{
    /// <summary>
    /// The tests of every list that xmlconf.xml names. A test's document is found from the folder of its list: the xml:base
    /// attributes in xmlconf.xml say the same, but for one that names a folder that is not there (eduni/namespaces/misc).
    /// </summary>
    public static List<XmlConfTest> Read(SuiteFiles files)
    {
        List<XmlConfTest> tests = [];
        string root = System.Text.Encoding.UTF8.GetString(files.Read("xmlconf.xml"));
        foreach (Match list in ListEntity().Matches(root))
        {
            string name = list.Groups["list"].Value;
            ReadList(files.Read(name), name[..(name.LastIndexOf('/') + 1)], tests);
        }

        return tests;
    }

    private static void ReadList(byte[] list, string folder, List<XmlConfTest> tests)
    {
        XmlReaderSettings settings = new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(new MemoryStream(list), settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TEST")
            {
                tests.Add(new XmlConfTest(
                    reader.GetAttribute("ID")!,
                    folder + reader.GetAttribute("URI"),
                    reader.GetAttribute("TYPE")!,
                    reader.GetAttribute("RECOMMENDATION"),
                    reader.GetAttribute("EDITION"),
                    reader.GetAttribute("VERSION"),
                    reader.GetAttribute("NAMESPACE")));
            }
        }
    }

    [GeneratedRegex("<!ENTITY\\s+\\S+\\s+SYSTEM\\s+\"(?<list>[^\"]+\\.xml)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListEntity();
}
