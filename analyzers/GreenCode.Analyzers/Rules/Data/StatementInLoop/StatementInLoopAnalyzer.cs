using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.StatementInLoop;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatementInLoopAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0301";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Warning, typeof(StatementInLoopAnalyzer));

    /// <summary>Statements that define or set something: there is one for each thing, and no other way to say it.</summary>
    private static readonly string[] Definitions = ["CREATE", "ALTER", "DROP", "TRUNCATE", "PRAGMA", "SET", "USE", "VACUUM", "ANALYZE", "GRANT", "REVOKE", "LOCK", "BACKUP", "DBCC"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || symbols.Find("System.Data.IDbCommand") is not { } command)
            return;

        var asyncCommand = symbols.Find("System.Data.Common.DbCommand");
        var dapper = symbols.Find("Dapper.SqlMapper");
        var entityFramework = EntityFramework.Of(symbols);
        context.RegisterOperationAction(operation => Analyze(operation, command, asyncCommand, dapper, entityFramework), OperationKind.Invocation);
    }

    private static void Analyze(
        OperationAnalysisContext context, INamedTypeSymbol command, INamedTypeSymbol? asyncCommand, INamedTypeSymbol? dapper, EntityFramework? entityFramework)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (!(method.Name.StartsWith("Execute", StringComparison.Ordinal) || method.Name.StartsWith("Query", StringComparison.Ordinal))
            || !IsRoundTrip(call, command, asyncCommand, dapper, entityFramework)
            || ItemLoop.Of(call) is not { } loop
            || loop.Turns() is var turns && turns is Amount.Few
            || !LoopTurn.RunsOnMost(call, loop)
            || IsInProcess(call)
            || IsDefinitionOrScript(call, loop)
            || context.ContainingSymbol.IsMigration()
            || entityFramework?.IsInMigration(context.ContainingSymbol) == true)
        {
            return;
        }

        // Of what a caller hands over, such as the choices of a form, there is mostly a handful.
        var severity = turns is Amount.Many && !context.ContainingSymbol.IsPreparation() ? Rule.DefaultSeverity : DiagnosticSeverity.Hidden;
        context.Report(Rule, severity, call.Syntax.GetLocation(), method.Name);
    }

    private static bool IsRoundTrip(
        IInvocationOperation call, INamedTypeSymbol command, INamedTypeSymbol? asyncCommand, INamedTypeSymbol? dapper, EntityFramework? entityFramework)
    {
        var method = call.TargetMethod;
        if (method.IsExtensionMethod)
            return SymbolEqualityComparer.Default.Equals(method.ContainingType, dapper) || entityFramework?.IsStatementAsText(method) == true;

        return method.Name is "ExecuteNonQuery" or "ExecuteNonQueryAsync" or "ExecuteReader" or "ExecuteReaderAsync" or "ExecuteScalar" or "ExecuteScalarAsync"
            && (method.ContainingType.IsOrDerivesFrom(asyncCommand)
                || SymbolEqualityComparer.Default.Equals(method.ContainingType, command)
                || method.ContainingType.AllInterfaces.Contains(command, SymbolEqualityComparer.Default));
    }

    /// <summary>SQLite runs in the process: there is no way to go, and a prepared statement per row is what its makers advise.</summary>
    private static bool IsInProcess(IInvocationOperation call)
    {
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        return receiver?.Unwrapped().Type?.Name.StartsWith("Sqlite", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static bool IsDefinitionOrScript(IInvocationOperation call, IOperation loop)
    {
        if (SqlStatement.Of(call) is not { } sql)
            return call.Instance?.Unwrapped() is not (ILocalReferenceOperation or IFieldReferenceOperation or IParameterReferenceOperation);
        if (SqlStatement.TextOf(sql) is not { } text)
            return sql.IsDeclaredInside(loop) || sql is IInvocationOperation;

        var trimmed = text.TrimStart();
        return trimmed.StartsWith("?", StringComparison.Ordinal)
            || Definitions.Any(word => trimmed.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase))
            || text.IndexOf("OFFSET", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
