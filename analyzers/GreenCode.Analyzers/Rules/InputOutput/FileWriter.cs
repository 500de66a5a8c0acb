using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.InputOutput;

/// <summary>Recognises what writes to a file: consoles, sockets, pipes and memory have reasons of their own to flush, or none not to.</summary>
internal static class FileWriter
{
    /// <summary>Whether the expression opens a file itself.</summary>
    public static bool OpensFile(this IOperation value) => value.WithoutConversion() switch
    {
        IObjectCreationOperation { Type: { Name: "FileStream" } type } => IsIO(type),
        IObjectCreationOperation { Type: { Name: "StreamWriter" } type, Arguments: [var target, ..] } => IsIO(type) && IsFile(target.Value),
        IObjectCreationOperation { Type: { Name: "BinaryWriter" or "BufferedStream" } type, Arguments: [var target, ..] } => IsIO(type) && IsFile(target.Value),
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "File" } type, Name: "Create" or "CreateText" or "AppendText" or "Open" or "OpenWrite" } } => IsIO(type),
        _ => false,
    };

    /// <summary>The value that a local of the method is declared with, where nothing assigns another one.</summary>
    public static IOperation? DeclaredValue(this ILocalSymbol local, IOperation root) =>
        root.ReferencesTo(local).Any(reference => reference.IsWritten())
            ? null
            : root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value;

    /// <summary>Whether a using statement or declaration closes what the local holds.</summary>
    public static bool IsClosedByUsing(this ILocalSymbol local, IOperation root) =>
        root.Descendants().Any(part => part is IUsingDeclarationOperation or IUsingOperation && part.ChildOperations.FirstOrDefault() is { } resources
            && resources.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)));

    private static bool IsFile(IOperation target) =>
        target.Type?.SpecialType is SpecialType.System_String
        || target.OpensFile()
        || (target.WithoutConversion() is ILocalReferenceOperation local && local.Local.DeclaredValue(local.Root())?.OpensFile() == true);

    private static bool IsIO(ITypeSymbol type) => type.ContainingNamespace is { Name: "IO", ContainingNamespace.Name: "System" };
}
