using System.Runtime.CompilerServices;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>What the code of the compilation says anywhere about how its contexts behave; comments do not count. The text is searched once, and only when a rule has found something.</summary>
internal sealed class ContextConfiguration
{
    private static readonly ConditionalWeakTable<Compilation, ContextConfiguration> PerCompilation = new();

    private static readonly string[] ServerProviders =
    [
        "Microsoft.EntityFrameworkCore.SqlServer", "Npgsql.EntityFrameworkCore.PostgreSQL", "Pomelo.EntityFrameworkCore.MySql", "MySql.EntityFrameworkCore",
        "Oracle.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Cosmos",
    ];

    private static readonly string[] Providers = ["UseSqlServer", "UseNpgsql", "UseSqlite", "UseMySql", "UseMySQL", "UseOracle", "UseInMemoryDatabase"];

    private readonly Lazy<string[]> _words;
    private readonly bool _hasOnlySqlite;

    private ContextConfiguration(Compilation compilation)
    {
        _words = new(() => Search(compilation));
        var references = compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name).ToArray();
        _hasOnlySqlite = references.Contains("Microsoft.EntityFrameworkCore.Sqlite") && !references.Any(name => ServerProviders.Contains(name));
    }

    public static ContextConfiguration Of(Compilation compilation) => PerCompilation.GetValue(compilation, one => new(one));

    /// <summary>Whether some context may not track, or make proxies that load more when they are read.</summary>
    public bool ChoosesTracking => Mentions("QueryTrackingBehavior") || Mentions("UseLazyLoadingProxies") || Mentions("ILazyLoader");

    /// <summary>Whether the contexts are of SQLite: the code says so, or no other provider is at hand.</summary>
    public bool UsesSqlite => Mentions("UseSqlite") || _hasOnlySqlite;

    /// <summary>Whether a context gets its provider in this compilation, and with it whatever else is to be chosen.</summary>
    public bool ChoosesProvider => Providers.Any(Mentions);

    public bool ChoosesSplitting => Mentions("QuerySplittingBehavior");

    /// <summary>Whether something happens when changes are saved, which a statement that bypasses the context would not do.</summary>
    public bool ReactsToChanges => Mentions("SaveChangesInterceptor") || Mentions("override int SaveChanges") || Mentions("override Task<int> SaveChanges")
        || Mentions("override async Task<int> SaveChanges") || Mentions("SavingChanges") || Mentions("SavedChanges");

    private static string[] Search(Compilation compilation)
    {
        string[] words =
        [
            "QueryTrackingBehavior", "UseLazyLoadingProxies", "ILazyLoader", "UseSqlite", "QuerySplittingBehavior", "SaveChangesInterceptor", "override int SaveChanges",
            "override Task<int> SaveChanges", "override async Task<int> SaveChanges", "SavingChanges", "SavedChanges",
            .. Providers,
        ];
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            found.UnionWith(words.Where(word => !found.Contains(word) && tree.Mentions(word, CancellationToken.None)));
        }

        return [.. found];
    }

    private bool Mentions(string word) => _words.Value.Contains(word);
}
