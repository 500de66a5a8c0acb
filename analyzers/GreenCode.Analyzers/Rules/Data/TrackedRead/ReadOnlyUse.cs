using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.TrackedRead;

/// <summary>Proves that the entities a query gives are only read, by code that can be seen.</summary>
internal sealed class ReadOnlyUse
{
    private const int MaxDepth = 20;

    private readonly bool _hasNavigations;
    private int _depth;

    private ReadOnlyUse(bool hasNavigations) => _hasNavigations = hasNavigations;

    /// <summary>Whether no entity of the result is changed, kept, handed on or asked for more than was fetched.</summary>
    public static bool IsProven(IInvocationOperation call, EntityQuery query) =>
        call.Root().Descendants().Where(part => part is IPropertyReferenceOperation { Property.IsIndexer: false }).All(part => !IsNavigationTo(part.Type, query.Entity))
        && new ReadOnlyUse(query.Has("Include")).IsCollectionRead(call.Wrapped());

    /// <summary>Other entities of the method may have been connected with these by the tracking.</summary>
    private static bool IsNavigationTo(ITypeSymbol? type, ITypeSymbol? entity) =>
        SymbolEqualityComparer.Default.Equals(type, entity)
        || type is INamedTypeSymbol { TypeArguments: [{ } element], Name: not "DbSet" } && SymbolEqualityComparer.Default.Equals(element, entity) && type.IsCollection();

    private bool IsCollectionRead(IOperation collection)
    {
        if (++_depth > MaxDepth)
            return false;

        var value = Outer(collection);
        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                var uses = value.Root().References(declarator.Symbol).ToList();
                return uses.All(IsCollectionRead) && !uses.All(IsOnlyCounted);
            case IForEachLoopOperation loop when loop.Collection == value:
                return loop.Locals is [{ } item] && value.Root().References(item).Where(use => !use.IsDeclaration).All(IsEntityRead);
            case IPropertyReferenceOperation { Property.Name: "Count" or "Length" }:
                return true;
            case IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == value:
                return IsEntityRead(element);
            case IArrayElementReferenceOperation element when element.ArrayReference == value:
                return IsEntityRead(element);
            case IConditionalAccessOperation access when access.Operation == value:
                return IsCollectionRead(Accessed(access));
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } call } argument when call.Arguments[0] == argument:
                return call.Arguments.Skip(1).All(IsReadBy) && IsResultRead(call);
            default:
                return false;
        }
    }

    /// <summary>Where nothing but the number is wanted, no entity should have been fetched: another piece of advice.</summary>
    private static bool IsOnlyCounted(IOperation collection) => Outer(collection).Parent is
        IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
        or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Any" or "Count" or "LongCount", Arguments.Length: 1 } };

    private bool IsResultRead(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Any" or "All" or "Count" or "Sum" or "Average" or "Min" or "Max" => call.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String },
        "Select" => true,
        "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Skip" or "Take" or "ToList" or "ToArray" => IsCollectionRead(call),
        "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" => IsEntityRead(call),
        _ => false,
    };

    /// <summary>A lambda that only reads its parameter, or a value that is no entity.</summary>
    private bool IsReadBy(IArgumentOperation argument)
    {
        var value = argument.Value;
        while (value is IDelegateCreationOperation or IConversionOperation)
            value = value is IDelegateCreationOperation creation ? creation.Target : ((IConversionOperation)value).Operand;
        if (value is not IAnonymousFunctionOperation lambda)
            return value.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String } || argument.ArgumentKind is ArgumentKind.DefaultValue;

        return lambda.Symbol.Parameters is [{ } item, ..] && lambda.Body.Descendants().OfType<IParameterReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, item))
            .All(IsEntityRead);
    }

    private bool IsEntityRead(IOperation entity)
    {
        if (++_depth > MaxDepth * MaxDepth)
            return false;

        var value = Outer(entity);
        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return value.Root().References(declarator.Symbol).All(IsEntityRead);
            case IPropertyReferenceOperation property when property.Instance == value:
                return IsPropertyRead(property);
            case IConditionalAccessOperation access when access.Operation == value:
                return IsEntityRead(Accessed(access));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return comparison.LeftOperand.Unwrapped().ConstantValue is { HasValue: true, Value: null } || comparison.RightOperand.Unwrapped().ConstantValue is { HasValue: true, Value: null };
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                return true;
            default:
                return false;
        }
    }

    /// <summary>Only what is stored in the row counts as fetched; what lies behind a navigation where the query includes some.</summary>
    private bool IsPropertyRead(IPropertyReferenceOperation property)
    {
        if (property.IsWritten() || property.Property.SetMethod is null || property.Property.IsIndexer)
            return false;
        if (property.Type is { IsValueType: true } or { SpecialType: SpecialType.System_String })
            return true;
        return _hasNavigations && (property.Type.IsCollection() ? IsCollectionRead(property) : IsEntityRead(property));
    }

    /// <summary>What stands for the value behind <c>?.</c>; that of an access within comes later in the text.</summary>
    private static IOperation Accessed(IConditionalAccessOperation access) => access.WhenNotNull.DescendantsAndSelf().First(part => part is IConditionalAccessInstanceOperation);

    private static IOperation Outer(IOperation value)
    {
        while (value.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            value = value.Parent;
        return value;
    }
}
