using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
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
    private readonly ConcurrentDictionary<string, INamespaceSymbol?> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, object?> _shared = new();

    /// <summary>Whether the namespaces of the compilation hold all types: those of a reference that has only an alias of its own are not among them.</summary>
    private readonly bool _namespacesHoldAll;

    private readonly Lazy<SourceTypes> _sourceTypes;
    private readonly Lazy<RequestPath> _requestPath;

    private KnownSymbols(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _namespacesHoldAll = compilation.References.All(reference => reference.Properties.Aliases.IsEmpty || reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias));
        _requestPath = new(() => new RequestPath(this));
        _sourceTypes = new(() => new SourceTypes(compilation.Assembly));
        IsTestProject = options.IsTrue(BuildProperty.IsTestProject) || TestAttributes.Any(name => Find(name) is not null);
    }

    /// <summary>Whether the compilation holds tests, where waste is often deliberate and seldom runs.</summary>
    public bool IsTestProject { get; }

    /// <summary>What kind of program the project makes.</summary>
    public ProgramKind Program => ProgramKind.Of(_compilation);

    /// <summary>Which code runs for each request of a web application; it raises a rule's severity.</summary>
    public RequestPath RequestPath => _requestPath.Value;

    public static KnownSymbols Of(Compilation compilation, AnalyzerOptions options) =>
        PerCompilation.GetValue(compilation, c => new KnownSymbols(c, options));

    /// <summary>The types that the compilation itself declares; collected when a rule first asks.</summary>
    public SourceTypes SourceTypes => _sourceTypes.Value;

    /// <summary>The type of that metadata name which the compilation can use, or null: then a rule about it has nothing to do.</summary>
    public INamedTypeSymbol? Find(string metadataName) => _types.GetOrAdd(metadataName, Resolve);

    /// <summary>What several rules know about the types, made when the first of them asks.</summary>
    public T? Shared<T>(Func<KnownSymbols, T?> make)
        where T : class => (T?)_shared.GetOrAdd(typeof(T), _ => make(this));

    /// <remarks>
    /// GetTypeByMetadataName looks into every reference, also for a type that none has, and gives null where two assemblies hold the type, which internal copies make common.
    /// The compiler has looked into the namespaces before.
    /// </remarks>
    private INamedTypeSymbol? Resolve(string metadataName)
    {
        if (_namespacesHoldAll && Declared(metadataName) is { Length: < 2 } found)
            return found.FirstOrDefault();

        return _compilation.GetTypeByMetadataName(metadataName)
            ?? _compilation.GetTypesByMetadataName(metadataName).FirstOrDefault(type => _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly));
    }

    /// <summary>The types of that metadata name in source and references.</summary>
    private ImmutableArray<INamedTypeSymbol> Declared(string metadataName)
    {
        var dot = metadataName.LastIndexOf('.');
        if ((dot < 0 ? _compilation.GlobalNamespace : Namespace(metadataName.Substring(0, dot))) is not { } space)
            return ImmutableArray<INamedTypeSymbol>.Empty;

        var name = metadataName.Substring(dot + 1);
        var tick = name.IndexOf('`');
        return tick < 0
            ? space.GetTypeMembers(name, arity: 0)
            : space.GetTypeMembers(name.Substring(0, tick), int.Parse(name.Substring(tick + 1), CultureInfo.InvariantCulture));
    }

    private INamespaceSymbol? Namespace(string name) => _namespaces.GetOrAdd(name, full =>
    {
        var dot = full.LastIndexOf('.');
        var parent = dot < 0 ? _compilation.GlobalNamespace : Namespace(full.Substring(0, dot));
        return parent?.GetMembers(full.Substring(dot + 1)).OfType<INamespaceSymbol>().FirstOrDefault();
    });
}
