namespace Aman.Tests.Browser;

/// <summary>All browser tests share one Chromium and one node.</summary>
[CollectionDefinition(nameof(Everything))]
public sealed class Everything : ICollectionFixture<Browser>, ICollectionFixture<Site>;
