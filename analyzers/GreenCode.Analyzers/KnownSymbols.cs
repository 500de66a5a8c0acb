using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers;

/// <summary>The types that rules are about, resolved once per compilation and shared by all rules.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> PerCompilation = new();

    private static readonly string[] TestAttributes =
    [
        "Xunit.FactAttribute",
        "NUnit.Framework.TestAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.TestAttribute",
    ];

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private readonly Lazy<SourceTypes> _sourceTypes;

    private KnownSymbols(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _sourceTypes = new(() => new SourceTypes(compilation.Assembly));
        IsTestProject = options.IsTrue(BuildProperty.IsTestProject) || TestAttributes.Any(name => Find(name) is not null);
        RequestPath = new RequestPath(this);
    }

    /// <summary>Whether the compilation holds tests, where waste is often deliberate and seldom runs.</summary>
    public bool IsTestProject { get; }

    /// <summary>Which code runs for each request of a web application; it raises a rule's severity.</summary>
    public RequestPath RequestPath { get; }

    public static KnownSymbols Of(Compilation compilation, AnalyzerOptions options) =>
        PerCompilation.GetValue(compilation, c => new KnownSymbols(c, options));

    /// <summary>The types that the compilation itself declares; collected when a rule first asks.</summary>
    public SourceTypes SourceTypes => _sourceTypes.Value;

    /// <summary>The type of that metadata name which the compilation can use, or null: then a rule about it has nothing to do.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _types.GetOrAdd(metadataName, Resolve);

    /// <remarks>GetTypeByMetadataName alone gives null where two assemblies hold the type, which internal copies make common.</remarks>
    private INamedTypeSymbol? Resolve(string metadataName) =>
        _compilation.GetTypeByMetadataName(metadataName)
        ?? _compilation.GetTypesByMetadataName(metadataName).FirstOrDefault(type => _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly));
}
