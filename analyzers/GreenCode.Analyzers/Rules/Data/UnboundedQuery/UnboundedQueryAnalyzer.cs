using GreenCode.Analyzers.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GreenCode.Analyzers.Rules.Data.UnboundedQuery;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedQueryAnalyzer() : GreenAnalyzer(Rule)
{
    public const string Id = "GRN0306";

    private static readonly RuleOption BoundedEntities = new(Id, "bounded_entities", "");

    private static readonly string[] Origins =
        ["Creat", "Added", "Receiv", "Submit", "Placed", "Ordered", "OrderDate", "Occur", "Timestamp", "Sent", "Regist", "Issued", "Requested", "Posted", "Logged", "Paid"];

    /// <summary>Who made or changed the row is no owner of it.</summary>
    private static readonly string[] Audits = ["Creat", "Modif", "Updat", "Chang", "Delet", "LastModif", "LastUpdat"];

    private static readonly DiagnosticDescriptor Rule = GreenRule.Create(
        Id, RuleCategory.Data, DiagnosticSeverity.Info, typeof(UnboundedQueryAnalyzer));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.IsTestProject || EntityFramework.Of(symbols) is not { } entityFramework)
            return;

        context.RegisterOperationAction(operation => Analyze(operation, entityFramework, symbols.RequestPath), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, EntityFramework entityFramework, RequestPath requestPath)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync")
            || entityFramework.Executed(call) is not { IsComplete: true } query
            || !entityFramework.IsSet(query.Root.Type)
            || !query.Steps.All(KeepsAllRows)
            || !Grows(query.Entity)
            || !requestPath.Contains(call, context.ContainingSymbol)
            || context.ContainingSymbol.IsOneOff()
            || BoundedEntities.Names(context.Options, call.Syntax.SyntaxTree).Contains(query.Entity!.Name))
        {
            return;
        }

        context.Report(Rule, call.Syntax.GetLocation(), query.Entity.Name);
    }

    /// <summary>
    /// Whether the rows are about things that happen: each has the time at which it came to be and belongs to a row of another table. A list that people keep by hand
    /// (kinds, countries, applications, roles) seldom has both. What all entities inherit says nothing.
    /// </summary>
    private static bool Grows(ITypeSymbol? entity) =>
        entity is not null && entity.GetMembers().Any(IsTimeOfOrigin) && entity.GetMembers().Any(member => IsForeignKey(member, entity.Name));

    private static bool IsTimeOfOrigin(ISymbol member) =>
        member is IPropertySymbol { Type: { } type } property
        && type is { Name: "DateTime" or "DateTimeOffset" or "DateOnly" or "Instant" or "LocalDate" or "LocalDateTime" }
        && Origins.Any(word => property.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsForeignKey(ISymbol member, string entity) =>
        member is IPropertySymbol { Name: { Length: > 2 } name }
        && name.EndsWith("Id", StringComparison.Ordinal)
        && name != entity + "Id"
        && !Audits.Any(word => name.StartsWith(word, StringComparison.Ordinal))
        && !name.StartsWith("External", StringComparison.Ordinal)
        && !name.StartsWith("Tenant", StringComparison.Ordinal);

    private static bool KeepsAllRows(IInvocationOperation step) => step.TargetMethod.Name
        is "Include" or "ThenInclude" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Select" or "AsNoTracking" or "AsTracking"
        or "AsNoTrackingWithIdentityResolution" or "AsSplitQuery" or "AsSingleQuery" or "TagWith" or "IgnoreQueryFilters" or "AsQueryable";
}
