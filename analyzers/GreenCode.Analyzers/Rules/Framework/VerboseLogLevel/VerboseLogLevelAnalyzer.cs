using GreenCode.Analyzers.Files;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GreenCode.Analyzers.Rules.Framework.VerboseLogLevel;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VerboseLogLevelAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0703";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Framework, DiagnosticSeverity.Info, typeof(VerboseLogLevelAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (!symbols.IsTestProject && context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!AppSettings.AreForProduction(file.Path))
            return;

        foreach (var setting in AppSettings.ForProduction(file, context.Options.AdditionalFiles, context.CancellationToken))
        {
            if (CategoryOf(setting.Key) is { } category && IsVerbose(category, setting.Value))
                context.Report(Rule, DiagnosticSeverity.Info, file.GetText(context.CancellationToken)!, setting.Span, category, setting.Value);
        }
    }

    /// <summary>Of <c>Logging[:Provider]:LogLevel:Category</c> and of Serilog's <c>MinimumLevel[:Override]</c>; null where the key is another.</summary>
    internal static string? CategoryOf(string key) => key.Split(':') switch
    {
        // Its log is only there while a debugger is attached.
        ["Logging", "Debug", ..] => null,
        ["Logging", "LogLevel", var category] => category,
        ["Logging", _, "LogLevel", var category] => category,
        ["Serilog", "MinimumLevel"] or ["Serilog", "MinimumLevel", "Default"] => "Default",
        ["Serilog", "MinimumLevel", "Override", var category] => category,
        _ => null,
    };

    /// <summary>One category of the program's own that is verbose was most likely chosen on purpose; what fits all of it, or a framework, was not.</summary>
    private static bool IsVerbose(string category, string level) => level switch
    {
        "Trace" or "Debug" or "Verbose" => category == "Default" || IsBelow(category, "Microsoft") || IsBelow(category, "System"),
        // The text of each command that goes to the database.
        "Information" => IsBelow(category, "Microsoft.EntityFrameworkCore"),
        _ => false,
    };

    private static bool IsBelow(string category, string root) =>
        category.StartsWith(root, StringComparison.Ordinal) && (category.Length == root.Length || category[root.Length] == '.');
}
