using Microsoft.Playwright;

namespace Utws.Tests.Description.Pages;

/// <summary>The test form as its user finds it: by names and roles.</summary>
internal sealed class FormDriver(IPage page)
{
    public ILocator Status => page.Locator("#outcome");

    public ILocator Request => page.GetByRole(AriaRole.Region, new() { Name = "Request as sent" });

    public ILocator Answer => page.GetByRole(AriaRole.Region, new() { Name = "Answer as received" });

    public ILocator Rows => page.GetByRole(AriaRole.Region, new() { Name = "Decisions" }).Locator("tbody tr");

    public ILocator Session(int number) => page.GetByRole(AriaRole.Group, new() { Name = $"Session {number}", Exact = true });

    /// <summary>A field of a session.</summary>
    public ILocator Field(string name, int session = 1) =>
        Session(session).GetByRole(AriaRole.Textbox, new() { NameRegex = new($"^{name} ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)) });

    public ILocator LeaveOut(string name, int session = 1) => Session(session).GetByRole(AriaRole.Checkbox, new() { Name = "leave out " + name, Exact = true });

    public Task AddSessionAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Add a session" }).ClickAsync();

    public Task ChooseAsync(string dialect) => page.GetByRole(AriaRole.Radio, new() { Name = dialect }).CheckAsync();

    /// <summary>Sends, and waits until the outcome says this.</summary>
    public async Task SendAsync(string outcome)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(Status).ToContainTextAsync(outcome);
    }

    /// <summary>The texts of the table's cells, row by row.</summary>
    public async Task<string[][]> DecisionsAsync()
    {
        List<string[]> rows = [];
        foreach (ILocator row in await Rows.AllAsync())
        {
            rows.Add([.. await row.Locator("th, td").AllTextContentsAsync()]);
        }

        return [.. rows];
    }
}
