using GreenCode.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Rules.Configuration.OptimisationTurnedOff;

/// <summary>Removes the line that turns the optimisation off, where it stands in the project itself and serves no other configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = ["AdditionalFile"])]
public sealed class OptimisationTurnedOffFixer() : GreenFileFixer(OptimisationTurnedOffAnalyzer.Id, GreenRule.Text(typeof(OptimisationTurnedOffAnalyzer), "Fix"))
{
    private protected override TextChange? Fix(SourceText text, TextSpan finding) => ProjectFile.WithoutProperty("Optimize", "false", text);
}
