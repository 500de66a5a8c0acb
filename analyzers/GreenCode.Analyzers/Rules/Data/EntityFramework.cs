using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data;

/// <summary>The parts of Entity Framework Core that the data rules ask about.</summary>
internal sealed class EntityFramework
{
    /// <summary>Longer than any query; code that does not compile can refer to itself without end.</summary>
    private const int MaxHops = 200;

    private readonly INamedTypeSymbol _context;
    private readonly INamedTypeSymbol _set;
    private readonly INamedTypeSymbol? _migration;
    private readonly INamedTypeSymbol? _extensions;
    private readonly INamedTypeSymbol? _relationalExtensions;
    private readonly INamedTypeSymbol? _databaseExtensions;
    private readonly INamedTypeSymbol? _entry;
    private readonly INamedTypeSymbol? _queryable;
    private readonly INamedTypeSymbol? _queryableMethods;
    private readonly INamedTypeSymbol? _enumerableMethods;

    /// <summary>How methods are called that send a query.</summary>
    private readonly Lazy<HashSet<string>> _executing;

    private EntityFramework(KnownSymbols symbols, INamedTypeSymbol context, INamedTypeSymbol set)
    {
        _context = context;
        _set = set;
        _migration = symbols.Find("Microsoft.EntityFrameworkCore.Migrations.Migration");
        _extensions = symbols.Find("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions");
        _relationalExtensions = symbols.Find("Microsoft.EntityFrameworkCore.RelationalQueryableExtensions");
        _databaseExtensions = symbols.Find("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions");
        _entry = symbols.Find("Microsoft.EntityFrameworkCore.ChangeTracking.NavigationEntry");
        _queryable = symbols.Find("System.Linq.IQueryable`1");
        _queryableMethods = symbols.Find("System.Linq.Queryable");
        _enumerableMethods = symbols.Find("System.Linq.Enumerable");
        _executing = new(() => new(
            new[] { _extensions, _relationalExtensions, _queryableMethods }
                .OfType<INamedTypeSymbol>()
                .SelectMany(type => type.GetMembers())
                .OfType<IMethodSymbol>()
                .Where(method => !IsQueryable(method.ReturnType))
                .Select(method => method.Name)
                .Concat(new[] { "ToList", "ToArray", "ToDictionary", "ToHashSet", "ToLookup", "Find", "FindAsync", "Load", "LoadAsync" }),
            StringComparer.Ordinal));
    }

    /// <summary>Null where the compilation does not use Entity Framework Core.</summary>
    public static EntityFramework? Of(KnownSymbols symbols) => symbols.Shared(Make);

    public bool IsRelational => _relationalExtensions is not null;

    /// <summary>Whether statements can change or delete many rows at once: EF Core 7 and newer.</summary>
    public bool ChangesInBulk =>
        _relationalExtensions?.GetMembers("ExecuteUpdate").IsEmpty == false || _extensions?.GetMembers("ExecuteUpdate").IsEmpty == false;

    public bool IsContext(ITypeSymbol? type) => type.IsOrDerivesFrom(_context);

    /// <summary>Migrations and designs that a tool generated run once per database, and so do a program's own migrations of its data.</summary>
    public bool IsInMigration(ISymbol containingSymbol) => containingSymbol.ContainingType.IsOrDerivesFrom(_migration) || containingSymbol.IsMigration();

    /// <summary>Whether the code runs once per database, per start or by hand.</summary>
    public bool IsInOneOff(ISymbol containingSymbol) => containingSymbol.ContainingType.IsOrDerivesFrom(_migration) || containingSymbol.IsOneOff();

    /// <summary>Whether the context has a set of the type, so that a change of an object of it is a change to be saved.</summary>
    public bool HasSetOf(ITypeSymbol? context, ITypeSymbol? entity)
    {
        for (var type = context; entity is not null && type is not null && !Same(type, _context); type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { Type: INamedTypeSymbol { TypeArguments: [{ } rows] } set } && IsSet(set) && entity.IsOrDerivesFrom(rows as INamedTypeSymbol))
                    return true;
            }
        }

        return false;
    }

    public bool IsSet(ITypeSymbol? type) => type is INamedTypeSymbol named && Same(named.OriginalDefinition, _set);

    public bool IsQueryable(ITypeSymbol? type)
    {
        if (_queryable is null || type is not INamedTypeSymbol named)
            return false;
        if (Same(named.OriginalDefinition, _queryable))
            return true;
        foreach (var one in named.AllInterfaces)
        {
            if (one.Name == "IQueryable" && Same(one.OriginalDefinition, _queryable))
                return true;
        }

        return false;
    }

    public bool IsEnumerableMethod(IMethodSymbol method) => Same(method.ContainingType, _enumerableMethods);

    /// <summary>Statements as text: ExecuteSql and its forms.</summary>
    public bool IsStatementAsText(IMethodSymbol method) =>
        method.Name.StartsWith("ExecuteSql", StringComparison.Ordinal) && Same(method.ContainingType, _databaseExtensions);

    /// <summary>The program's own method around SaveChanges, with an asynchronous one beside it.</summary>
    public bool IsOwnSaveChanges(IMethodSymbol method) =>
        method is { Name: "SaveChanges", IsStatic: false } && !IsContext(method.ContainingType) && HasMember(method.ContainingType, "SaveChangesAsync");

    public bool IsSaveChanges(IMethodSymbol method) => method.Name is "SaveChanges" or "SaveChangesAsync" && IsContext(method.ContainingType);

    /// <summary>A search by key or an explicit load of a navigation: a query without a query expression.</summary>
    public bool IsFindOrLoad(IMethodSymbol method) => method.Name switch
    {
        "Find" or "FindAsync" => IsSet(method.ContainingType) || Same(method.ContainingType, _context),
        "Load" or "LoadAsync" => method.ContainingType.IsOrDerivesFrom(_entry),
        _ => false,
    };

    /// <summary>The query that the call sends to the database; null where it sends none, or where nobody can tell that the query is one of Entity Framework.</summary>
    public EntityQuery? Executed(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!method.IsExtensionMethod || call.Arguments.Length == 0)
            return null;

        var known = Same(method.ContainingType, _extensions) || Same(method.ContainingType, _relationalExtensions);
        var executes = known ? method.ReturnType.Name == "Task" || method.Name is "Load" or "ExecuteDelete" or "ExecuteUpdate"
            : Same(method.ContainingType, _queryableMethods) ? !IsQueryable(method.ReturnType)
            : Same(method.ContainingType, _enumerableMethods) && IsMaterialisation(method.Name) && IsQueryable(call.Arguments[0].Value.Unwrapped().Type);
        return executes && QueryOf(call.Arguments[0].Value) is { } query && (known || query.IsKnown) ? query : null;
    }

    /// <summary>Whether a method of an object of that type, or one that extends the type, can send a query.</summary>
    public bool MayQuery(ITypeSymbol type) => IsQueryable(type) || IsSet(type) || IsContext(type) || type.IsOrDerivesFrom(_entry);

    /// <summary>Whether a method that sends a query is called so.</summary>
    public bool MayExecute(string method) => _executing.Value.Contains(method);

    public static bool IsMaterialisation(string method) => method is "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" or "ToLookup";

    /// <summary>Follows a query back to where it starts.</summary>
    public EntityQuery? QueryOf(IOperation value)
    {
        var steps = new List<IInvocationOperation>();
        var (isKnown, isComplete, current) = (false, true, value.Unwrapped());
        for (var hop = 0; hop < MaxHops; hop++)
        {
            if (IsSet(current.Type))
            {
                if (current is not ILocalReferenceOperation || current.Initialiser() is not { } set)
                    return new(steps, current, isKnown: true, isComplete);
                current = set.Unwrapped();
                continue;
            }

            switch (current)
            {
                case IInvocationOperation call when Same(call.TargetMethod.ContainingType, _databaseExtensions):
                    return new(steps, current, isKnown: true, isComplete);
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.Length: > 0 } call when IsStep(call, ref isKnown):
                    steps.Add(call);
                    current = call.Arguments[0].Value.Unwrapped();
                    break;
                case ILocalReferenceOperation local when local.Initialiser() is { } initial && IsQueryable(initial.Unwrapped().Type):
                    isComplete &= !local.Root().References(local.Local).Any(reference => reference.IsWritten());
                    current = initial.Unwrapped();
                    break;
                default:
                    return IsQueryable(current.Type) ? new(steps, current, isKnown || IsOfUnitOfWork(current), isComplete: false) : null;
            }
        }

        return null;
    }

    /// <summary>A query that an object of the program gives which also saves changes: it stands before a context.</summary>
    private static bool IsOfUnitOfWork(IOperation root) =>
        ((root as IPropertyReferenceOperation)?.Instance ?? (root as IInvocationOperation)?.Instance)?.Type is { } type && (HasMember(type, "SaveChanges") || HasMember(type, "SaveChangesAsync"));

    private static bool HasMember(ITypeSymbol type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (!declaring.GetMembers(name).IsEmpty)
                return true;
        }

        return type.TypeKind is TypeKind.Interface && type.AllInterfaces.Any(one => !one.GetMembers(name).IsEmpty);
    }

    private static EntityFramework? Make(KnownSymbols symbols) =>
        symbols.Find("Microsoft.EntityFrameworkCore.DbContext") is { } context && symbols.Find("Microsoft.EntityFrameworkCore.DbSet`1") is { } set
            ? new(symbols, context, set)
            : null;

    private bool IsStep(IInvocationOperation call, ref bool isKnown)
    {
        var container = call.TargetMethod.ContainingType;
        var own = Same(container, _extensions) || Same(container, _relationalExtensions);
        isKnown |= own;
        return own || Same(container, _queryableMethods);
    }

    private static bool Same(ISymbol? one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
