using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Follows a collection back to where its elements come from, through variables and LINQ, within one member.</summary>
internal static class AmountExtensions
{
    /// <summary>A handful of elements is found as fast by looking at each of them.</summary>
    public const int Handful = 16;

    private const int Many = 100;

    /// <summary>What comes with a request, of which servers accept a limited number.</summary>
    private static readonly HashSet<string> PartsOfRequests = new(StringComparer.Ordinal)
    {
        "RouteValueDictionary", "IQueryCollection", "IHeaderDictionary", "IFormCollection", "IRequestCookieCollection", "NameValueCollection", "HttpHeaders", "HttpRequestHeaders", "HttpResponseHeaders",
        "Option", "Optional", "Maybe",
    };

    /// <summary>Operators whose result has about as many elements as their source.</summary>
    private static readonly HashSet<string> SizeKeeping = new(StringComparer.Ordinal)
    {
        "Select", "SelectMany", "Where", "Distinct", "DistinctBy", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "ToList", "ToArray", "AsEnumerable",
        "Concat", "Union", "UnionBy", "Except", "ExceptBy", "Append", "Prepend", "Reverse", "Skip", "Cast", "OfType", "ToDictionary", "ToHashSet", "Index", "ToImmutableList", "ToImmutableArray",
        "AsReadOnly", "ToFrozenSet",
    };

    /// <summary>Parts of the names of things of which every program has a handful, also where they lie in a database.</summary>
    private static readonly string[] KindsOfThings =
    [
        "Type", "Role", "Setting", "Permission", "Admin", "Provider", "Language", "Culture", "Currenc", "Countr", "Option", "Scope", "Status", "Kind", "Config", "Policy", "Policies", "Scheme", "Store", "Tenant", "Plugin", "Module",
        "Librar", "Claim", "Template", "Theme", "Cart", "Basket", "Site", "Folder",
    ];

    /// <summary>How many elements the value can have.</summary>
    public static Amount Size(this IOperation value) => Follow(value, NewTrail());

    /// <summary>How often the loop, or the lambda that LINQ calls for each element, can run.</summary>
    public static Amount Turns(this IOperation scope) => Turns(scope, NewTrail());

    /// <summary>
    /// A suggestion where the code shows that there can be many items, or a page of them; elsewhere hidden, because of what nothing tells the number, such as the choices of a form
    /// or what belongs to one row, there is mostly a handful.
    /// </summary>
    public static DiagnosticSeverity SeverityByTurns(this IOperation loop) => loop.Turns() >= Amount.Page ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden;

    /// <summary>Whether a call of string.Split cuts at line ends.</summary>
    public static bool SplitsLines(this IInvocationOperation split) => split.Arguments.SelectMany(argument => argument.DescendantsAndSelf()).Any(part =>
        part.ConstantValue is { HasValue: true, Value: '\n' or "\n" or "\r\n" } || part is IPropertyReferenceOperation { Property: { Name: "NewLine", ContainingType.Name: "Environment" } });

    private static Amount Turns(IOperation scope, HashSet<ISymbol> trail) => scope switch
    {
        IForEachLoopOperation each => Follow(each.Collection, trail),
        IForLoopOperation { Condition: IBinaryOperation { RightOperand: { } bound } } => BoundedBy(bound, trail),
        IWhileLoopOperation { Condition: { } condition } when condition.DescendantsAndSelf().Any(Reads) => Amount.Many,
        IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } } => Follow(call.Instance ?? call.Arguments[0].Value, trail),
        _ => Amount.Unknown,
    };

    private static Amount BoundedBy(IOperation bound, HashSet<ISymbol> trail) => bound switch
    {
        { ConstantValue: { HasValue: true, Value: int turns } } => turns >= Many ? Amount.Many : turns is >= 0 and <= Handful ? Amount.Few : Amount.Unknown,
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } instance } => Follow(instance, trail),
        IInvocationOperation { TargetMethod: { Name: "Count", ContainingType.Name: "Enumerable" }, Arguments: [{ } source] } => Follow(source.Value, trail),
        _ => Amount.Unknown,
    };

    private static bool Reads(IOperation condition) =>
        condition is IInvocationOperation { TargetMethod: { Name: "Read" or "ReadAsync", ContainingType.Name: { } reader } } && reader.EndsWith("DataReader", StringComparison.Ordinal)
        || condition is IInvocationOperation { TargetMethod: { Name: "ReadLine" or "ReadLineAsync", ContainingType: { Name: "StreamReader" or "TextReader" } } };

    private static Amount Follow(IOperation value, HashSet<ISymbol> trail)
    {
        if (value.Type is { Name: { } type } && PartsOfRequests.Contains(type))
            return Amount.Few;
        if (IsQuery(value.Type) && value is not ILocalReferenceOperation)
            return OfQuery(value, trail);

        return value switch
        {
            IConversionOperation conversion => Follow(conversion.Operand, trail),
            IParenthesizedOperation parenthesized => Follow(parenthesized.Operand, trail),
            IAwaitOperation awaited => Follow(awaited.Operation, trail),
            ITranslatedQueryOperation query => Follow(query.Operation, trail),
            ICoalesceOperation coalesce => Follow(coalesce.Value, trail),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Larger(Follow(choice.WhenTrue, trail), Follow(otherwise, trail)),
            ILocalReferenceOperation { Local: { } local } => OfLocal(value, local, trail),
            IInvocationOperation call => OfCall(call, trail),
            IObjectCreationOperation { Arguments: [{ Value: { Type.SpecialType: not SpecialType.System_Int32 } source }], Initializer: null } => Follow(source, trail),
            IPropertyReferenceOperation { Property.Name: "Keys" or "Values" or "Result", Instance: { } whole } => Follow(whole, trail),
            IPropertyReferenceOperation { Property: { Name: "Entries", ContainingType.Name: "ZipArchive" } } => Amount.Many,
            _ => (value.ElementCount() ?? FixedCount(value)) is <= Handful ? Amount.Few : Amount.Unknown,
        };
    }

    private static int? FixedCount(IOperation value) => value.SemanticModel is { } model ? value.Variable()?.FixedElementCount(model) : null;

    /// <summary>What the local is declared with, is assigned or is given in a loop.</summary>
    private static Amount OfLocal(IOperation reference, ILocalSymbol local, HashSet<ISymbol> trail)
    {
        // Each variable is followed once; where the trail comes back to it, it says nothing new.
        var isQuery = IsQuery(local.Type);
        if (!trail.Add(local))
            return isQuery ? Amount.Many : Amount.Few;

        var root = reference.Root();
        var amounts = new List<Amount>();
        if (root.DeclaredValue(local) is { } declared)
            amounts.Add(Follow(declared, trail));
        foreach (var use in root.ReferencesTo(local))
        {
            // How many are left, nothing tells.
            if (use.Parent is IInvocationOperation { TargetMethod.Name: "Remove" or "RemoveAll" or "RemoveAt" } removal && removal.Instance == use)
                return Amount.Unknown;
            if (use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use)
                amounts.Add(Follow(assignment.Value, trail));
            else if (use.Parent is IInvocationOperation { TargetMethod.Name: "AddRange" or "UnionWith", Arguments: [{ } range] } addRange && addRange.Instance == use)
                amounts.Add(Follow(range.Value, trail));
            else if (use.Parent is IInvocationOperation { TargetMethod.Name: "Add" } add && add.Instance == use && add.EnclosingLoop() is { } loop && !local.IsDeclaredIn(loop))
                amounts.Add(Turns(loop, trail));
        }

        return amounts.Count == 0 ? Amount.Unknown : isQuery ? amounts.Min() : amounts.Max();
    }

    private static Amount OfCall(IInvocationOperation call, HashSet<ISymbol> trail)
    {
        var method = call.TargetMethod;
        var source = Source(call);
        switch (method.Name)
        {
            case "ConfigureAwait":
                return Follow(call.Instance!, trail);
            case "Take" when call.Arguments is [{ Value: { } taken }, { Value.ConstantValue: { HasValue: true, Value: int number } }]:
                return Taken(number, number > Handful ? Follow(taken, trail) : Amount.Few);
            case "ToListAsync" or "ToArrayAsync" or "ToHashSetAsync" or "ToDictionaryAsync" or "ToList" or "ToArray" or "AsEnumerable" or "AsAsyncEnumerable" or "ToDictionary" when source is not null && IsQuery(source.WithoutConversion().Type):
                return Follow(source, trail);
            case "GetFiles" or "EnumerateFiles" or "GetFileSystemEntries" or "EnumerateFileSystemEntries" or "ReadLines" or "ReadAllLines" or "ReadLinesAsync" or "ReadAllLinesAsync":
                return Amount.Many;
            case "Query" or "QueryAsync" when method.ContainingType.Name == "SqlMapper":
                return call.SelectsAllRows() ? Amount.Many : Amount.Unknown;
            case "Where" when method.ContainingType.Name == "Enumerable" && ComparesKey(call):
                return Amount.Unknown;
            case "Split" when method.ContainingType.SpecialType is SpecialType.System_String && call.SplitsLines():
                return Amount.Many;
        }

        if (source is not null && SizeKeeping.Contains(method.Name) && method.ContainingType is { Name: "Enumerable" or "List" or "ImmutableList" or "ImmutableArray" or "FrozenSet" or "AsyncEnumerable" or "CollectionExtensions" })
        {
            var first = Follow(source, trail);
            return method.Name is "Concat" or "Union" && call.Arguments is [_, { } second] ? Larger(first, Follow(second.Value, trail)) : first;
        }

        return IsFromStorage(method) ? Amount.Many : OfOwnMethod(call, trail);
    }

    private static Amount Taken(int number, Amount source) => number <= Handful ? Amount.Few : source is Amount.Many && number < Many ? Amount.Page : source;

    /// <summary>What a method of the same file returns, if that is many whichever way it ends.</summary>
    private static Amount OfOwnMethod(IInvocationOperation call, HashSet<ISymbol> trail)
    {
        if (call.TargetMethod is not { MethodKind: MethodKind.Ordinary, DeclaringSyntaxReferences: [var declaration] } || declaration.SyntaxTree != call.Syntax.SyntaxTree || !trail.Add(call.TargetMethod))
            return Amount.Unknown;

        var returned = call.SemanticModel?.GetOperation(declaration.GetSyntax())?.Descendants()
            .Where(part => part is IReturnOperation { ReturnedValue: not null } && !part.Ancestors().Any(ancestor => ancestor.IsFunction()))
            .Select(part => Follow(((IReturnOperation)part).ReturnedValue!, trail))
            .ToList();
        return returned is { Count: > 0 } && returned.TrueForAll(amount => amount is Amount.Many) ? Amount.Many : Amount.Unknown;
    }

    /// <summary>A collection that a repository returns: what lies behind it is a database.</summary>
    private static bool IsFromStorage(IMethodSymbol method) =>
        (method.ContainingType.Name.EndsWith("Repository", StringComparison.Ordinal) || method.ContainingType.Name.EndsWith("Repo", StringComparison.Ordinal))
        && method.ReturnType is var type
        && (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] } ? awaited : type) is var result
        && (result is IArrayTypeSymbol || result.SpecialType is not SpecialType.System_String && result.AllInterfaces.Append(result).Any(one => one.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T))
        && !NamesKinds(method.Name) && !NamesKinds(method.ContainingType.Name);

    /// <summary>Whether the member says where something stands in an order that somebody made by hand: of such things there are few.</summary>
    public static bool IsPlaceInOrder(this ISymbol member) => member is IPropertySymbol { Name: "DisplayOrder" or "SortOrder" };

    /// <summary>Whether a name is about things of which every program has a handful.</summary>
    public static bool NamesKinds(string name) => KindsOfThings.Any(kind => name.IndexOf(kind, StringComparison.Ordinal) >= 0);

    /// <summary>A query without bound gives as many rows as there are; how many a page or a group is, is not known.</summary>
    private static Amount OfQuery(IOperation query, HashSet<ISymbol> trail)
    {
        var step = query.WithoutConversion();
        while (true)
        {
            switch (step)
            {
                case ITranslatedQueryOperation translated:
                    step = translated.Operation.WithoutConversion();
                    break;
                case IInvocationOperation { TargetMethod.Name: "Take", Arguments: [{ Value: { } whole }, { Value.ConstantValue: { HasValue: true, Value: int number } }] }:
                    return Taken(number, number > Handful ? OfQuery(whole, trail) : Amount.Few);
                case IInvocationOperation { TargetMethod.Name: "Take" or "GroupBy" or "Page" or "Paginate" }:
                case IInvocationOperation { TargetMethod.Name: "Where" } filter when AsksForKeys(filter):
                case IInvocationOperation { TargetMethod.Name: "FromSql" or "FromSqlRaw" or "FromSqlInterpolated" or "SqlQuery" or "SqlQueryRaw" } sql when sql.BoundsItsRows():
                    return Amount.Unknown;
                case IInvocationOperation call when Source(call)?.WithoutConversion() is { } source && IsQuery(source.Type):
                    step = source;
                    break;
                case ILocalReferenceOperation { Local: { } local }:
                    return OfLocal(step, local, trail);
                default:
                    return step.Type is INamedTypeSymbol { TypeArguments: [.., var row] } && NamesKinds(row.Name) ? Amount.Unknown : Amount.Many;
            }
        }
    }

    /// <summary>Whether the filter wants what belongs to one thing or to listed things: how much that is, nobody can see.</summary>
    private static bool AsksForKeys(IInvocationOperation filter) => ComparesKey(filter) || filter.Arguments.SelectMany(argument => argument.Descendants()).Any(part =>
        part is IInvocationOperation { TargetMethod: { Name: "Contains", ContainingType.SpecialType: not SpecialType.System_String } });

    private static bool ComparesKey(IInvocationOperation filter) => filter.Arguments.Skip(1).SelectMany(argument => argument.Descendants()).Any(part =>
        part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison && (IsKey(comparison.LeftOperand) || IsKey(comparison.RightOperand)));

    private static bool IsKey(IOperation operand) => operand.WithoutConversion() is IPropertyReferenceOperation { Property.Name: { } name } && name.EndsWith("Id", StringComparison.Ordinal);

    private static IOperation? Source(IInvocationOperation call) => call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);

    private static bool IsQuery(ITypeSymbol? type) => type is INamedTypeSymbol && type.AllInterfaces.Prepend(type).Any(one => one is
    {
        Name: "IQueryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" },
    });

    private static HashSet<ISymbol> NewTrail() => new(SymbolEqualityComparer.Default);

    private static Amount Larger(Amount one, Amount other) => one > other ? one : other;
}
