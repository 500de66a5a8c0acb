using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Looks in the text of a compilation for the name of a member, which is far cheaper than binding it.</summary>
internal static class Mentions
{
    /// <summary>Whether the name of the member stands anywhere outside its own declarations, be it in a comment: if not, nothing in this project uses it.</summary>
    public static bool IsMentioned(this ISymbol member, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree =>
        {
            var own = member.DeclaringSyntaxReferences.Where(declaration => declaration.SyntaxTree == tree).Select(declaration => declaration.Span).ToList();
            return Stands(member.Name, tree.GetText(cancellationToken), own);
        });

    private static bool Stands(string name, SourceText source, List<TextSpan> except)
    {
        var text = source.ToString();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            if (!except.Exists(span => span.Contains(at)) && !IsPartOfName(text, at - 1) && !IsPartOfName(text, at + name.Length))
                return true;
        }

        return false;
    }

    private static bool IsPartOfName(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
