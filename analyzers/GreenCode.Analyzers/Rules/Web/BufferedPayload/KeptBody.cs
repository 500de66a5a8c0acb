using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Web.BufferedPayload;

/// <summary>Says which bodies are read once in a long time, because a cache keeps what was in them under a key that is always the same.</summary>
internal static class KeptBody
{
    private static readonly string[] Keeping = ["Set", "SetAsync", "GetOrCreate", "GetOrCreateAsync", "GetOrSet", "GetOrSetAsync", "SetString", "SetStringAsync"];

    /// <summary>Whether the method keeps what it reads, or those who call it do.</summary>
    public static bool IsKept(IInvocationOperation call, ISymbol containingSymbol, CancellationToken cancellationToken) =>
        IsKeptHere(call) || IsKeptByCallers(containingSymbol, call.SemanticModel!.Compilation, cancellationToken);

    private static bool IsKeptHere(IInvocationOperation call) => call.Root() is var root && root.Descendants().Any(part =>
        part is IInvocationOperation { TargetMethod: { } method } keep
        && Keeping.Contains(method.Name)
        && keep.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key") is { Value: { } key }
        && IsCache((keep.Instance?.Type ?? method.Parameters[0].Type).Name)
        && IsAlwaysTheSame(root, key.WithoutConversion()));

    private static bool IsCache(string name) => name.EndsWith("Cache", StringComparison.OrdinalIgnoreCase);

    private static bool IsAlwaysTheSame(IOperation root, IOperation key) =>
        key.ConstantValue.HasValue
        || key is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } }
        || key is ILocalReferenceOperation { Local: { } local } && root.DeclaredValue(local) is { ConstantValue.HasValue: true };

    /// <summary>
    /// Whether every call of the method in this project keeps what comes back, or one does that stands in a method of the same name: a class that puts a cache before another one.
    /// By names, because the callers may be in other files.
    /// </summary>
    private static bool IsKeptByCallers(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        var calls = member.Mentions(compilation.SyntaxTrees, cancellationToken)
            .Where(name => name.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is { } called && called.Span.End == name.Parent.Span.End)
            .Select(name => name.Parent!.FirstAncestorOrSelf<MemberDeclarationSyntax>())
            .OfType<MemberDeclarationSyntax>()
            .ToList();
        return calls.Exists(caller => caller is MethodDeclarationSyntax method && method.Identifier.ValueText == member.Name && Keeps(caller))
            || calls.Count > 0 && calls.TrueForAll(Keeps);
    }

    private static bool Keeps(MemberDeclarationSyntax caller) => caller.DescendantNodes().Any(node =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } method, Expression: { } cache }, ArgumentList.Arguments: [{ Expression: { } key }, ..] }
        && Keeping.Contains(method)
        && cache.GetLastToken().ValueText is var name && IsCache(name)
        && IsAlwaysTheSame(caller, key));

    private static bool IsAlwaysTheSame(MemberDeclarationSyntax caller, ExpressionSyntax key) =>
        key is LiteralExpressionSyntax
        || key.GetLastToken().ValueText is var name && caller.Parent!.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declared =>
            declared.Identifier.ValueText == name
            && declared.Initializer?.Value is LiteralExpressionSyntax
            && (declared.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.ConstKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword))
                || declared.FirstAncestorOrSelf<MemberDeclarationSyntax>() == caller));
}
