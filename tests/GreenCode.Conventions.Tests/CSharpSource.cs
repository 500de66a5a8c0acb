using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Conventions.Tests;

/// <summary>What a C# file says about itself, without compiling it.</summary>
internal sealed class CSharpSource(SourceText file)
{
    private readonly CompilationUnitSyntax _unit =
        CSharpSyntaxTree.ParseText(file.Text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetCompilationUnitRoot();

    public string Path => file.Path;

    /// <summary>The namespaces it declares.</summary>
    public ImmutableArray<BaseNamespaceDeclarationSyntax> Namespaces => [.. _unit.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()];

    /// <summary>The types that are not nested in another type.</summary>
    public ImmutableArray<string> TopLevelTypes =>
    [
        .. _unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            })
            .OfType<string>(),
    ];

    /// <summary>The namespaces it imports for the whole project.</summary>
    public ImmutableArray<string> GlobalUsings =>
        [.. _unit.Usings.Where(use => !use.GlobalKeyword.IsKind(SyntaxKind.None)).Select(use => use.NamespaceOrType.ToString())];

    /// <summary>Every dotted name in the code; comments and strings are not code, the holes of an interpolated string are.</summary>
    public IEnumerable<NameChain> NameChains()
    {
        var tokens = _unit.DescendantTokens().ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsKind(SyntaxKind.IdentifierToken) || IsContinuation(i))
                continue;

            var line = tokens[i].GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            var parts = ImmutableArray.CreateBuilder<string>();
            parts.Add(tokens[i].ValueText);
            while (i + 2 < tokens.Count && tokens[i + 1].IsKind(SyntaxKind.DotToken) && tokens[i + 2].IsKind(SyntaxKind.IdentifierToken))
                parts.Add(tokens[i += 2].ValueText);
            yield return new(parts.ToImmutable(), line);
        }

        bool IsContinuation(int i) => i > 0 && tokens[i - 1].IsKind(SyntaxKind.DotToken);
    }
}
