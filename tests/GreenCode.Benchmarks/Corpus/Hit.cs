using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Benchmarks.Corpus;

/// <summary>
/// What a rule says about one place of a code base, as one line of a table that a person judges. Lines count from 1; Member is the first line of the member around
/// it, by which findings of several rules about the same code are joined, and 0 in files that are no code.
/// </summary>
internal sealed record Hit(string Rule, string Severity, string CodeBase, string File, int Line, string Code, string Message, int Member)
{
    public const string Header = "rule\tseverity\tcodeBase\tfile\tline\tcode\tmessage\tmember";

    public static Hit Of(Diagnostic diagnostic, CodeBase code)
    {
        var at = diagnostic.Location.GetLineSpan();
        var line = at.StartLinePosition.Line;
        var tree = diagnostic.Location.SourceTree;
        var member = tree?.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return new(
            diagnostic.Id,
            diagnostic.Severity.ToString(),
            code.Name,
            string.IsNullOrEmpty(at.Path) ? "" : Path.GetRelativePath(code.Root, at.Path),
            line + 1,
            OneLine(tree?.GetText().Lines[line].ToString() ?? ""),
            OneLine(diagnostic.GetMessage(CultureInfo.InvariantCulture)),
            member is null ? 0 : member.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }

    /// <exception cref="FormatException">It is no line of such a table.</exception>
    public static Hit Parse(string line) =>
        line.Split('\t') is [var rule, var severity, var codeBase, var file, var at, var code, var message, var member]
            ? new(rule, severity, codeBase, file, int.Parse(at, CultureInfo.InvariantCulture), code, message, int.Parse(member, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{line}' does not have the columns {Header.Replace('\t', ' ')}.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rule}\t{Severity}\t{CodeBase}\t{File}\t{Line}\t{Code}\t{Message}\t{Member}");

    private static string OneLine(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ').Trim();
}
