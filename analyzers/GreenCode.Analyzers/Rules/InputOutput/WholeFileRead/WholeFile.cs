using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput.WholeFileRead;

/// <summary>A file that is read as a whole although a loop looks at one line at a time.</summary>
internal static class WholeFile
{
    /// <summary>
    /// The loop that alone uses the lines: they stand in its head, perhaps behind a filter, or in a local declared right before it that nothing else uses. The text of
    /// a file has lines where it is split at line ends at once.
    /// </summary>
    public static IForEachLoopOperation? LoopOver(IInvocationOperation call)
    {
        if (Lines(call) is not { } lines)
            return null;

        // What is read asynchronously has no LINQ before .NET 10.
        while (lines is not IAwaitOperation && lines.User() is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable", Name: "Where" or "Select" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" } } query })
            lines = query;
        if (lines.User() is IForEachLoopOperation direct)
            return direct.Collection.WithoutConversion() == lines ? direct : null;

        return lines.DeclaredLocal() is { } local
            && lines.Ancestors().FirstOrDefault(ancestor => ancestor is IVariableDeclarationGroupOperation) is { Parent: IBlockOperation block } declaration
            && block.Operations.SkipWhile(statement => statement != declaration).Skip(1).FirstOrDefault() is IForEachLoopOperation next
            && next.Collection.WithoutConversion().Is(local)
            && lines.Root().References(local).Take(2).Count() == 1
                ? next
                : null;
    }

    /// <summary>The lines are read while the loop runs: it must not write, move or delete files meanwhile, nor wait for anything.</summary>
    public static bool IsTouchedIn(IForEachLoopOperation loop) => loop.Body.Descendants().Any(part => part switch
    {
        IAwaitOperation => true,
        IInvocationOperation call => call.TargetMethod.ContainingType is { Name: "File" or "Directory" or "FileInfo" or "DirectoryInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
            && call.TargetMethod.Name != "Exists",
        IObjectCreationOperation creation => creation.Type is { Name: "FileStream" or "StreamWriter" },
        _ => false,
    });

    /// <summary>The expression whose value are the lines that the call reads, or null.</summary>
    private static IOperation? Lines(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ReadAllText" => call.Parent is IInvocationOperation { TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String } } split && split.Instance == call && split.SplitsLines() ? split : null,
        "ReadAllLinesAsync" => call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation configured } ? configured : call.Parent as IAwaitOperation,
        _ => call,
    };
}
