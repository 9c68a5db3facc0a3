namespace Utws.Tests.Description.Pages;

/// <summary>The tests that share the browser and the server that it visits; they run one after the other.</summary>
[CollectionDefinition(nameof(ChromiumGroup))]
public sealed class ChromiumGroup : ICollectionFixture<ChromiumBrowser>, ICollectionFixture<ProxiedServer>;
