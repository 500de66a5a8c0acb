using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Text.RegexPerCall;

[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RegexPerCallFixer() : GreenFixer(RegexPerCallAnalyzer.Id)
{
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    private static readonly LocalizableString FieldTitle = GreenRule.Text(typeof(RegexPerCallAnalyzer), "FixField");
    private static readonly LocalizableString GeneratedTitle = GreenRule.Text(typeof(RegexPerCallAnalyzer), "FixGenerated");

    private protected override async Task<GreenFix?> FixAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (await StaticMember.PlanAsync(document, node, cancellationToken).ConfigureAwait(false) is not { } member)
            return null;
        if (Constant(member, "pattern") is not string pattern || (Constant(member, "options") ?? 0) is not int number)
            return null;

        var options = (RegexOptions)number;
        if (DependsOnCallersCulture(pattern, options))
            return null;

        var name = NameFor(member);
        if (GeneratorAttribute(member, node, pattern, options & ~RegexOptions.Compiled) is { } attribute)
            return new GreenFix(GeneratedTitle, member.ToGeneratedMethod(name, attribute));
        return member.ToField(name) is { } changed ? new GreenFix(FieldTitle, changed) : null;
    }

    private static object? Constant(StaticMember member, string parameter) =>
        member.Creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue.Value;

    /// <summary>A Regex that ignores case takes the casing of the culture it is built under: built once, it would keep the first one.</summary>
    private static bool DependsOnCallersCulture(string pattern, RegexOptions options) =>
        !options.HasFlag(RegexOptions.CultureInvariant)
        && (options.HasFlag(RegexOptions.IgnoreCase) || Regex.IsMatch(pattern, @"\(\?[a-z]*i", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>The attribute for the source generator, or null where language, framework or options do not allow it.</summary>
    private static string? GeneratorAttribute(StaticMember member, SyntaxNode node, string pattern, RegexOptions options)
    {
        if (node.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 }
            || member.Compilation.GetTypeByMetadataName("System.Text.RegularExpressions.GeneratedRegexAttribute") is not { } attribute
            || options.HasFlag(NonBacktracking)
            || member.Creation.Arguments.Any(argument => argument.Parameter?.Name is not ("pattern" or "options"))
            || node.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.TypeParameterList is not null)
            || !IsValid(pattern, options))
        {
            return null;
        }

        var fullName = member.TypeText(attribute);
        var name = fullName.Substring(0, fullName.Length - nameof(Attribute).Length);
        return options is RegexOptions.None
            ? $"{name}({PatternText(member, pattern)})"
            : $"{name}({PatternText(member, pattern)}, {OptionsText(member, options)})";
    }

    /// <summary>The pattern as it was written, where the attribute can see it, so that verbatim and raw strings stay what they are.</summary>
    private static string PatternText(StaticMember member, string pattern)
    {
        var value = member.Creation.Arguments.First(argument => argument.Parameter?.Name == "pattern").Value;
        return value is ILiteralOperation or IFieldReferenceOperation ? value.Syntax.ToString() : SymbolDisplay.FormatLiteral(pattern, quote: true);
    }

    private static string OptionsText(StaticMember member, RegexOptions options)
    {
        var type = member.TypeText(member.Compilation.GetTypeByMetadataName("System.Text.RegularExpressions.RegexOptions")!);
        return string.Join(" | ", options.ToString().Split([", "], StringSplitOptions.None).Select(flag => $"{type}.{flag}"));
    }

    private static bool IsValid(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string NameFor(StaticMember member)
    {
        var name = member.LocalName is { Length: > 2 } local && !local.Equals("regex", StringComparison.OrdinalIgnoreCase) ? local : member.HolderName;
        name = char.ToUpperInvariant(name[0]) + name.Substring(1);
        return name.EndsWith("Regex", StringComparison.Ordinal) ? name : name + "Regex";
    }
}
