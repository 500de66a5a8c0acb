using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Threading.ParallelCheapBody;

/// <summary>The shape of parallel loops and queries that can be written as sequential ones.</summary>
internal static class ParallelLoop
{
    /// <summary>The lambda of a loop whose result nobody uses and that knows no more than its element: overloads with state have other reasons.</summary>
    public static IAnonymousFunctionOperation? Body(IInvocationOperation loop) =>
        loop is { Parent: IExpressionStatementOperation, Arguments: [.., { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } lambda } }] }
        && loop.Arguments.All(argument => argument.Value is not IDelegateCreationOperation || argument.Value == lambda.Parent)
            ? lambda
            : null;

    /// <summary>Whether every step of the query is cheap and has a sequential counterpart, until a value comes out.</summary>
    public static bool IsCheapQuery(IInvocationOperation asParallel, INamedTypeSymbol queries)
    {
        var steps = 0;
        IOperation query = asParallel;
        while (User(query) is IArgumentOperation { Parent: IInvocationOperation step } argument
            && step.Arguments[0] == argument
            && SymbolEqualityComparer.Default.Equals(step.TargetMethod.ContainingType, queries))
        {
            if (!HasCounterpart(step.TargetMethod.Name))
                return false;

            foreach (var other in step.Arguments.Skip(1))
            {
                if (other.Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } || !CheapBody.IsCheap(lambda))
                    return false;
                steps++;
            }

            query = step;
        }

        return steps > 0 && query.Type?.Name is not ("ParallelQuery" or "OrderedParallelQuery");
    }

    private static IOperation? User(IOperation query) => query.User() is ITranslatedQueryOperation whole ? whole.User() : query.User();

    private static bool HasCounterpart(string step) => step is "Select" or "Where" or "Sum" or "Count" or "LongCount" or "Any" or "All" or "Min" or "Max" or "Average" or "ToArray" or "ToList";
}
