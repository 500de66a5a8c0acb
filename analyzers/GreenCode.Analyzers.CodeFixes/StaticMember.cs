using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers;

/// <summary>Moves a value that is created in a method into a static member of the type, and lets its uses refer to that member.</summary>
internal sealed class StaticMember
{
    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly ExpressionSyntax _value;
    private readonly TypeDeclarationSyntax _type;
    private readonly LocalDeclarationStatementSyntax? _localDeclaration;
    private readonly IReadOnlyList<ExpressionSyntax> _uses;
    private readonly SyntaxTrivia _lineEnd;

    private StaticMember(
        Document document, SemanticModel model, IObjectCreationOperation creation, TypeDeclarationSyntax type, LocalDeclarationStatementSyntax? localDeclaration)
    {
        _document = document;
        _model = model;
        _value = (ExpressionSyntax)creation.Syntax;
        _type = type;
        _localDeclaration = localDeclaration;
        _uses = creation.DeclaredLocal() is { } local
            ? [.. creation.Root().References(local).Select(reference => (ExpressionSyntax)reference.Syntax)]
            : [_value];
        _lineEnd = type.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } lineEnd
            ? lineEnd
            : SyntaxFactory.ElasticLineFeed;
        Creation = creation;
    }

    public IObjectCreationOperation Creation { get; }

    public Compilation Compilation => _model.Compilation;

    /// <summary>The name of the member that holds the value now, or of its type where that has no name of its own.</summary>
    public string HolderName => _model.GetEnclosingSymbol(_value.SpanStart) switch
    {
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method => method.Name,
        _ => _type.Identifier.Text,
    };

    public string? LocalName => Creation.DeclaredLocal()?.Name;

    /// <summary>
    /// Null where there is no type of its own to take the member, or the local is declared in a way that cannot be taken out; a using declaration can
    /// only where it is said that the static member is not to be disposed of (<paramref name="ofUsing"/>).
    /// </summary>
    public static async Task<StaticMember?> PlanAsync(Document document, SyntaxNode value, CancellationToken cancellationToken, bool ofUsing = false)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetOperation(value, cancellationToken) is not IObjectCreationOperation creation
            || value.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { OpenBraceToken.RawKind: (int)SyntaxKind.OpenBraceToken } type
            || type.Kind() is not (SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration))
        {
            return null;
        }

        var declaration = creation.DeclaredLocal() is null ? null : value.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>();
        var removable = declaration is { Declaration.Variables.Count: 1, AwaitKeyword.RawKind: 0, Parent: BlockSyntax } && (ofUsing || declaration.UsingKeyword.RawKind == 0);
        return creation.DeclaredLocal() is null || removable ? new(document, model, creation, type, declaration) : null;
    }

    /// <summary><c>private static readonly T Name = value;</c>, or null where the value depends on static state that may be set later. <paramref name="value"/> is its text where it is not to be the one created now.</summary>
    public Document? ToField(string name, string? value = null)
    {
        var own = _model.GetDeclaredSymbol(_type)!;
        var dependencies = Creation.Descendants()
            .Select(part => part switch { IFieldReferenceOperation field => (ISymbol)field.Field, IPropertyReferenceOperation { Instance: null } property => property.Property, _ => null })
            .Where(symbol => symbol is not null and not IFieldSymbol { IsConst: true } && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, own))
            .Select(symbol => symbol!.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member.Parent is TypeDeclarationSyntax))
            .ToList();
        if (dependencies.Any(member => member?.Parent != _type) || Creation.Descendants().Any(part => part is ILocalReferenceOperation { Local.IsConst: true }))
            return null;

        // Static fields are set in the order of the text: first of all, so that other initialisers may use it, but after what it uses itself.
        var index = dependencies.Select(member => _type.Members.IndexOf(member!) + 1).DefaultIfEmpty(0).Max();
        var type = TypeText(Creation.Type!);
        return Apply(
            name,
            unique => SyntaxFactory.ParseMemberDeclaration($"private static readonly {type} {unique} = {value ?? _value.WithoutTrivia().ToFullString()};")!,
            unique => SyntaxFactory.IdentifierName(unique),
            index,
            needsPartial: false);
    }

    /// <summary>A partial method that a source generator implements, e.g. <c>[GeneratedRegex("…")] private static partial Regex Name();</c>.</summary>
    public Document ToGeneratedMethod(string name, string attribute)
    {
        var type = TypeText(Creation.Type!);
        return Apply(
            name,
            unique =>
            {
                var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] private static partial {type} {unique}();")!;
                return method.WithAttributeLists(SyntaxFactory.SingletonList(method.AttributeLists[0].WithTrailingTrivia(_lineEnd)));
            },
            unique => SyntaxFactory.InvocationExpression(SyntaxFactory.IdentifierName(unique)),
            _type.Members.Count,
            needsPartial: true);
    }

    /// <summary>The name of a type as it can be written where the value stands.</summary>
    public string TypeText(ITypeSymbol type) => type.ToMinimalDisplayString(_model, _value.SpanStart);

    private Document Apply(string name, Func<string, MemberDeclarationSyntax> declare, Func<string, ExpressionSyntax> refer, int index, bool needsPartial)
    {
        var same = _type.Members.FirstOrDefault(member => NameOf(member) is { } existing && SyntaxFactory.AreEquivalent(member, declare(existing)));
        var memberName = same is null ? Unique(name) : NameOf(same)!;

        var editor = new SyntaxEditor(_type.SyntaxTree.GetRoot(), _document.Project.Solution.Services);
        foreach (var use in _uses)
            editor.ReplaceNode(use, refer(memberName).WithTriviaFrom(use));
        if (_localDeclaration is not null)
            RemoveLocal(editor, _localDeclaration);
        if (same is null)
            editor.ReplaceNode(_type, (node, _) => Insert((TypeDeclarationSyntax)node, index, declare(memberName)));
        foreach (var type in needsPartial ? _type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>() : [])
            editor.ReplaceNode(type, (node, _) => AddPartial((TypeDeclarationSyntax)node));

        return _document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    /// <summary>Comments above the declaration move on to the statement below it.</summary>
    private static void RemoveLocal(SyntaxEditor editor, LocalDeclarationStatementSyntax declaration)
    {
        var leading = declaration.GetLeadingTrivia();
        var statements = ((BlockSyntax)declaration.Parent!).Statements;
        var next = statements.ElementAtOrDefault(statements.IndexOf(declaration) + 1);
        editor.RemoveNode(declaration, SyntaxRemoveOptions.KeepNoTrivia);
        if (next is not null && leading.Any(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
            editor.ReplaceNode(next, (node, _) => node.WithLeadingTrivia(leading.Take(leading.Count - 1).Concat(node.GetLeadingTrivia())));
    }

    private TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, int index, MemberDeclarationSyntax member)
    {
        // A blank line between the new member and its neighbour: above it, or below it where it is the first.
        member = index > 0 ? member.WithLeadingTrivia(_lineEnd).WithTrailingTrivia(_lineEnd) : member.WithTrailingTrivia(_lineEnd, _lineEnd);
        return type.WithMembers(type.Members.Insert(index, member.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : type.WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia))).WithKeyword(type.Keyword.WithLeadingTrivia());
    }

    private string Unique(string name)
    {
        var taken = new HashSet<string>(_uses.Select(use => use.SpanStart).Append(_value.SpanStart)
            .SelectMany(position => _model.LookupSymbols(position))
            .Concat(_model.GetDeclaredSymbol(_type)!.GetMembers())
            .Select(symbol => symbol.Name));
        return new[] { name }.Concat(Enumerable.Range(2, taken.Count + 1).Select(number => $"{name}{number}")).First(candidate => !taken.Contains(candidate));
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax { Declaration.Variables: [var variable] } => variable.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => null,
    };
}
