using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Framework.JsonOptionsPerCall;

/// <summary>How options that were created in a method are used there, where they never leave it.</summary>
internal sealed class JsonOptionsUse
{
    private JsonOptionsUse(IEnumerable<IOperation> values, bool isConfiguredLater)
    {
        CreatedParts = [.. values.SelectMany(value => value.Descendants()).Concat(values.Skip(1)).OfType<IObjectCreationOperation>().Select(part => part.Type).OfType<INamedTypeSymbol>()];
        IsConfiguredLater = isConfiguredLater;
    }

    /// <summary>The types of the converters, resolvers and policies that are created with the options.</summary>
    public IReadOnlyList<INamedTypeSymbol> CreatedParts { get; }

    /// <summary>Whether statements after the creation set options too.</summary>
    public bool IsConfiguredLater { get; }

    /// <summary>The use, or null where the options may be kept, handed out or made to depend on the call.</summary>
    public static JsonOptionsUse? Of(IObjectCreationOperation creation)
    {
        if (creation.DeclaredLocal() is not { } local)
            return IsHandedToFramework(creation) ? new([creation], isConfiguredLater: false) : null;

        var references = creation.Root().References(local).ToList();
        var rest = references.Where(reference => !IsHandedToFramework(reference)).ToList();
        var settings = rest.Select(reference => Setting(reference, creation)).ToList();
        return rest.Count < references.Count && !settings.Contains(null) ? new([creation, .. settings.OfType<IOperation>()], rest.Count > 0) : null;
    }

    public static bool IsCopy(IObjectCreationOperation creation) =>
        creation.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, creation.Type));

    /// <summary>Whether one instance for all calls could behave differently from one per call.</summary>
    public static bool KeepsState(INamedTypeSymbol part) => SourceTypes(part)
        .SelectMany(type => type.GetMembers())
        .OfType<IFieldSymbol>()
        .Any(field => !field.IsStatic && !field.IsConst && !(field.IsReadOnly && IsImmutable(field.Type)));

    /// <summary>Whether the declaration is known well enough to say that <see cref="KeepsState"/> sees everything: metadata hides private fields.</summary>
    public static bool IsKnown(INamedTypeSymbol part) => IsFramework(part) || part.Locations.Any(location => location.IsInSource);

    private static IEnumerable<INamedTypeSymbol> SourceTypes(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !IsFramework(current); current = current.BaseType)
            yield return current;
    }

    private static bool IsImmutable(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType is SpecialType.System_String || type.TypeKind is TypeKind.Delegate || type.Name is "Type" or "JsonEncodedText";

    /// <summary>The framework's own methods read options and keep only what depends on their value.</summary>
    private static bool IsHandedToFramework(IOperation options) => options.User() is IArgumentOperation argument && argument.Parent switch
    {
        IInvocationOperation call => IsFramework(call.TargetMethod) && !IsCollection(call.TargetMethod) && call.TargetMethod.MethodKind is not MethodKind.DelegateInvoke,
        IObjectCreationOperation creation => creation.Type?.Name is "JsonResult",
        _ => false,
    };

    /// <summary>The value that an unconditional statement beside the declaration sets, where it is the same on every call.</summary>
    private static IOperation? Setting(IOperation reference, IOperation creation)
    {
        if (reference.Parent is not IPropertyReferenceOperation property)
            return null;

        var (change, value) = property.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == property => (assignment, assignment.Value),
            IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ } argument] } call when call.Instance == property => ((IOperation)call, argument.Value),
            IConversionOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ } argument] } call } => (call, argument.Value),
            _ => (null, null),
        };
        return change?.Parent is IExpressionStatementOperation statement && statement.Parent == BlockOf(creation) && value!.CanLiveInStaticField()
            ? value
            : null;
    }

    private static IOperation? BlockOf(IOperation creation) => creation.Ancestors().FirstOrDefault(ancestor => ancestor is IBlockOperation);

    private static bool IsCollection(IMethodSymbol method) => method.ContainingType.AllInterfaces.Any(type => type.SpecialType is SpecialType.System_Collections_IEnumerable);

    private static bool IsFramework(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString() is { } name
        && (name.StartsWith("System.Text.Json", StringComparison.Ordinal)
            || name.StartsWith("System.Net.Http.Json", StringComparison.Ordinal)
            || name is "Microsoft.AspNetCore.Http" or "Microsoft.AspNetCore.Mvc");
}
