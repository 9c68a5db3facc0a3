using Utws.Api.Description.Pages;

namespace Utws.Api.Operations.Dashboard;

/// <summary>A file of the page, which is in the program.</summary>
/// <param name="Path">Where it is at the operator's address.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The file.</param>
internal sealed record DashboardAsset(string Path, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    private const string Style = "text/css; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly string[] s_scripts =
        ["dashboard.js", "elements.js", "field.js", "format.js", "history.js", "live.js", "stream.js", "state.js", "timechart.js"];

    /// <summary>All of them: the look of all our pages, the page, and its own.</summary>
    public static IReadOnlyList<DashboardAsset> All { get; } =
    [
        new("/", "text/html; charset=utf-8", Load("dashboard.html")),
        new("/dashboard/icon.svg", "image/svg+xml", Encoded(PageAsset.Icon)),
        new("/dashboard/page.css", Style, Encoded(PageAsset.Style)),
        new("/dashboard/dashboard.css", Style, Load("dashboard.css")),
        .. s_scripts.Select(name => new DashboardAsset("/dashboard/" + name, Script, Load(name))),
    ];

    private static byte[] Encoded(PageAsset asset) => System.Text.Encoding.UTF8.GetBytes(asset.Text);

    private static byte[] Load(string name)
    {
        using Stream stream = typeof(DashboardAsset).Assembly.GetManifestResourceStream(typeof(DashboardAsset), name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
