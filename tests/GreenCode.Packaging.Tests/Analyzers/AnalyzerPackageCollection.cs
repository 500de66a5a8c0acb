namespace GreenCode.Packaging.Tests.Analyzers;

[CollectionDefinition(nameof(AnalyzerPackageCollection))]
public sealed class AnalyzerPackageCollection : ICollectionFixture<AnalyzerPackage>;
