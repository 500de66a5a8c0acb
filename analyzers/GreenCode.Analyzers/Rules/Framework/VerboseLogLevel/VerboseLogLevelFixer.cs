using GreenCode.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Rules.Framework.VerboseLogLevel;

/// <summary>Sets the levels that the templates of ASP.NET Core set: Information for the program, Warning for frameworks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = ["AdditionalFile"])]
public sealed class VerboseLogLevelFixer() : GreenFileFixer(VerboseLogLevelAnalyzer.Id, GreenRule.Text(typeof(VerboseLogLevelAnalyzer), "Fix"))
{
    private protected override TextChange? Fix(SourceText text, TextSpan finding) =>
        AppSettings.Read(text).FirstOrDefault(setting => setting.Span == finding) is { } setting && VerboseLogLevelAnalyzer.CategoryOf(setting.Key) is { } category
            ? new TextChange(finding, category == "Default" ? "\"Information\"" : "\"Warning\"")
            : null;
}
