using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Xml.Suites;

/// <summary>Loads the suites from wherever they are: they belong to others and are never committed.</summary>
internal static class SuiteLibrary
{
    private static readonly Dictionary<Suite, Lazy<List<SuiteCase>>> s_suites = Enum.GetValues<Suite>()
        .ToDictionary(suite => suite, suite => new Lazy<List<SuiteCase>>(() => Load(suite)));

    /// <summary>The folder of the collected suites and their records, or null.</summary>
    private static string? Shared { get; } = Existing(RepositoryPaths.Shared is { } shared ? Path.Combine(shared, "suites") : "", "xmlconf-reference.jsonl");

    /// <summary>The W3C suite as .ci/bring-suites unpacks it, or null.</summary>
    private static string? Brought { get; } = Existing(Path.Combine(RepositoryPaths.Root, ".suites", "xmlconf"), "xmlconf.xml");

    public static IReadOnlyList<SuiteCase> Cases(Suite suite) => s_suites[suite].Value;

    /// <summary>Why <paramref name="suite"/> cannot be run here and what to do about it; null if it can.</summary>
    public static string? MissingBecause(Suite suite) => (Shared, Brought, suite) switch
    {
        ({ }, _, _) or (_, { }, Suite.XmlConf) => null,
        (_, _, Suite.XmlConf) => "The W3C XML Conformance Test Suite is not here: run .ci/bring-suites (it needs npm), or put the collected suites into ../shared/suites.",
        _ => $"The {suite} documents are not here: they are only in the collected suites, ../shared/suites.",
    };

    /// <summary>Why the recorded readings cannot be compared with here; null if they can.</summary>
    public static string? RecordsMissingBecause(Suite suite) => Shared is not null
        ? null
        : $"The recorded readings of {suite} are not here: they are only in the collected suites, ../shared/suites.";

    /// <summary>What to do about a missing suite, in the 50 characters that xunit shows of an argument.</summary>
    public static string Remedy(Suite suite, bool needsRecords) => suite == Suite.XmlConf && !needsRecords
        ? "XmlConf is missing: run .ci/bring-suites"
        : $"{suite} is missing: see ../shared/suites";

    private static List<SuiteCase> Load(Suite suite) => suite switch
    {
        Suite.XmlConf => LoadXmlConf(),
        Suite.XmlConfStripped => Records("xmlconf-stripped.jsonl").ConvertAll(record => new SuiteCase(suite, record.Id!, record.Content!, null, record)),
        Suite.LibXml2 => LoadFiles(suite, "libxml2"),
        Suite.Soap => LoadFiles(suite, "soap"),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    private static List<SuiteCase> LoadXmlConf()
    {
        using SuiteFiles files = Shared is null ? SuiteFiles.OfFolder(Brought!) : SuiteFiles.OfArchive(Path.Combine(Shared, "xmlconf.zip"));
        Dictionary<string, RecordedReading> records = Shared is null
            ? []
            : Records("xmlconf-reference.jsonl").ToDictionary(record => record.Id!, StringComparer.Ordinal);
        return XmlConfCatalogue.Read(files).ConvertAll(test =>
        {
            byte[] content = files.Read(test.Uri);
            bool? demand = test.Demands(DocumentTypeScan.HasDocumentType(content));
            return new SuiteCase(Suite.XmlConf, test.Id, content, demand, records.GetValueOrDefault(test.Id));
        });
    }

    private static List<SuiteCase> LoadFiles(Suite suite, string name)
    {
        using SuiteFiles files = SuiteFiles.OfArchive(Path.Combine(Shared!, name + ".zip"));
        return Records(name + "-reference.jsonl").ConvertAll(record => new SuiteCase(suite, record.File!, files.Read(record.File!), null, record));
    }

    private static List<RecordedReading> Records(string file) =>
        [.. File.ReadLines(Path.Combine(Shared!, file)).Select(line => JsonSerializer.Deserialize<RecordedReading>(line)!)];

    private static string? Existing(string folder, string witness) => File.Exists(Path.Combine(folder, witness)) ? folder : null;
}
