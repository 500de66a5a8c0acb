using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.SyncCallInAsync;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncCallInAsyncAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0311";

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(SyncCallInAsyncAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var command = symbols.Find("System.Data.Common.DbCommand");
        var connection = symbols.Find("System.Data.Common.DbConnection");
        var dapper = symbols.Find("Dapper.SqlMapper");
        var entityFramework = EntityFramework.Of(symbols);
        if (!symbols.IsTestProject && command is not null)
            context.RegisterOperationAction(operation => Analyze(operation, command, connection, dapper, entityFramework, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(
        OperationAnalysisContext context,
        INamedTypeSymbol command,
        INamedTypeSymbol? connection,
        INamedTypeSymbol? dapper,
        EntityFramework? entityFramework,
        RequestPath requestPath)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Waits(call, command, connection, dapper, entityFramework, context.Compilation)
            || !IsInAsyncFunction(call, context.ContainingSymbol)
            || call.Ancestors().Any(ancestor => ancestor is ILockOperation)
            || call.IsInsideExpressionTree()
            || IsSynchronousBranch(call)
            || context.ContainingSymbol.IsOneOff()
            || !requestPath.Contains(call, context.ContainingSymbol) && !requestPath.Serves(context.ContainingSymbol.ContainingType))
        {
            return;
        }

        var name = (call.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Syntax;
        context.Report(Rule, name.GetLocation(), call.TargetMethod.Name);
    }

    private static bool Waits(
        IInvocationOperation call, INamedTypeSymbol command, INamedTypeSymbol? connection, INamedTypeSymbol? dapper, EntityFramework? entityFramework, Compilation compilation)
    {
        var method = call.TargetMethod;
        if (method.Name.EndsWith("Async", StringComparison.Ordinal))
            return false;
        if (method.Name is "ExecuteNonQuery" or "ExecuteReader" or "ExecuteScalar" && method.ContainingType.IsOrDerivesFrom(command)
            || method.Name is "Open" && method.ContainingType.IsOrDerivesFrom(connection))
        {
            return !IsInProcess(call.Instance);
        }

        if (method.IsExtensionMethod && SymbolEqualityComparer.Default.Equals(method.ContainingType, dapper))
            return !method.ContainingType.GetMembers(method.Name + "Async").IsEmpty && !IsInProcess(call.Arguments[0].Value);

        return entityFramework is not null
            && (entityFramework.IsSaveChanges(method) || entityFramework.IsOwnSaveChanges(method) || entityFramework.IsFindOrLoad(method) || entityFramework.IsStatementAsText(method) || entityFramework.Executed(call) is { IsKnown: true })
            && !ContextConfiguration.Of(compilation).UsesSqlite;
    }

    /// <summary>What SQLite does, it does on the thread that asks: its asynchronous methods only cost more.</summary>
    private static bool IsInProcess(IOperation? receiver) => receiver?.Unwrapped().Type?.Name.StartsWith("Sqlite", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary><c>isAsync ? await query.FirstAsync() : query.First()</c>: the caller chose not to be asynchronous.</summary>
    private static bool IsSynchronousBranch(IInvocationOperation call)
    {
        var value = call.Wrapped();
        return value.Parent is IConditionalOperation { WhenFalse: { } whenFalse } conditional
            && (value == whenFalse ? conditional.WhenTrue : conditional.WhenFalse)!.Unwrapped() is IInvocationOperation { TargetMethod.Name: var other }
            && other == call.TargetMethod.Name + "Async";
    }

    private static bool IsInAsyncFunction(IOperation call, ISymbol containingSymbol) => call.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction()) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation function => function.Symbol.IsAsync,
        _ => containingSymbol is IMethodSymbol { IsAsync: true },
    };
}
