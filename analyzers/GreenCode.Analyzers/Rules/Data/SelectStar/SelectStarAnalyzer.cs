using System.Text.RegularExpressions;
using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Rules.Data.SelectStar;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelectStarAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0307";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(SelectStarAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject)
            return;

        context.RegisterAdditionalFileAction(AnalyzeFile);
        if (symbols.Find("System.Data.IDbCommand") is not { } command)
            return;

        var dapper = symbols.Find("Dapper.SqlMapper");
        var database = symbols.Find("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions");
        if (dapper is not null || database is not null)
            context.RegisterOperationAction(operation => AnalyzeCall(operation, dapper, database, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, command), OperationKind.ObjectCreation);
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol? dapper, INamedTypeSymbol? database, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { IsExtensionMethod: true } method
            && (method.Name.StartsWith("Query", StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(method.ContainingType, dapper)
                || method.Name.StartsWith("SqlQuery", StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(method.ContainingType, database)))
        {
            Check(context, SqlStatement.Of(call), method.TypeArguments.FirstOrDefault(), symbols);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, INamedTypeSymbol command)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.Length > 0
            && creation.Type is INamedTypeSymbol type
            && (type.Name.EndsWith("Command", StringComparison.Ordinal) && type.AllInterfaces.Contains(command, SymbolEqualityComparer.Default) || type.Name.EndsWith("DataAdapter", StringComparison.Ordinal)))
        {
            Check(context, SqlStatement.OfCreation(creation));
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText" })
            Check(context, assignment.Value);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context)
    {
        if (!context.AdditionalFile.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var (star, _) in SqlText.Stars(text.ToString()))
            context.Report(Rule, DiagnosticSeverity.Hidden, text, new TextSpan(star, 1));
    }

    private static void Check(OperationAnalysisContext context, IOperation? sql, ITypeSymbol? row = null, KnownSymbols? symbols = null)
    {
        if (sql is null || context.ContainingSymbol.IsMigration() || SqlStatement.TextOf(sql) is not { } text)
            return;

        var tables = SqlText.Stars(text).Select(star => star.Table.Replace("_", "")).Where(table => row is null || !WantsAll(row, table)).ToList();
        if (tables.Count > 0)
            context.Report(Rule, tables.Exists(table => LeavesOut(row, table, symbols)) ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden, sql.Syntax.GetLocation());
    }

    /// <summary>Whether a type of the program that is named after the table holds more than the rows become. Elsewhere nothing tells how many columns there are.</summary>
    private static bool LeavesOut(ITypeSymbol? row, string table, KnownSymbols? symbols) =>
        row is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None }
        && Columns(row) is > 0 and var taken
        && symbols?.SourceTypes.All.Any(type => WantsAll(type, table) && Columns(type) > taken) == true;

    private static int Columns(ITypeSymbol type) => type.GetMembers().Count(member =>
        member is IPropertySymbol { SetMethod: not null, IsStatic: false, IsIndexer: false, Type: { IsValueType: true } or { SpecialType: SpecialType.System_String } or IArrayTypeSymbol });

    /// <summary>Whether the type is named after the table, so that it has its columns and wants them, or takes the columns by their position.</summary>
    private static bool WantsAll(ITypeSymbol row, string table)
    {
        var type = Regex.Replace(row.Name, "(?<=.)(Data|Entity|Row|Record|Model)$", "");
        return row.IsTupleType || new[] { row.Name, type, type + "s", type + "es", Regex.Replace(type, "y$", "ies") }.Contains(table, StringComparer.OrdinalIgnoreCase);
    }
}
