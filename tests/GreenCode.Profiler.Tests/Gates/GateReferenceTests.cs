using System.Text;
using System.Text.Json;
using GreenCode.Profiler.Gates;
using GreenCode.Profiler.Gates.Budgets;
using GreenCode.Profiler.Tests.Gates.Formats;
using GreenCode.Profiler.Tests.Reporting;
using GreenCode.TestKit;
using NJsonSchema;

namespace GreenCode.Profiler.Tests.Gates;

public class GateReferenceTests
{
    private const string GeneratedFrom = "<!-- Generated from the types; GREENCODE_UPDATE=1 dotnet test rewrites what follows. -->\n";

    private static readonly JsonReference Result = new(
        typeof(GateReport), "Result of greencode gate", ("gateVersion", GateReport.CurrentVersion), GateJson.Options, JsonNamingPolicy.KebabCaseLower);

    private static readonly JsonReference Budget = new(
        typeof(GateBudget), "GreenCode budget", ("budgetVersion", GateBudget.CurrentVersion), BudgetJson.Options, JsonNamingPolicy.KebabCaseLower);

    private static readonly JsonReference BudgetResult = new(
        typeof(BudgetReport), "Result of greencode gate --budget", ("budgetReportVersion", 1), GateJson.Options, JsonNamingPolicy.KebabCaseLower);

    [Fact]
    public void The_schemas_are_those_of_the_types()
    {
        Golden.Matches("docs/reference/gate.schema.json", Result.Schema());
        Golden.Matches("docs/reference/budget.schema.json", Budget.Schema());
        Golden.Matches("docs/reference/budget-report.schema.json", BudgetResult.Schema());
    }

    [Fact]
    public void The_reference_page_is_that_of_the_types()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "gate.md")).ReplaceLineEndings("\n");
        var written = page[..(page.IndexOf(GeneratedFrom, StringComparison.Ordinal) + GeneratedFrom.Length)];
        Golden.Matches("docs/reference/gate.md",
            $"{written}\n# The result of a gate\n\n{Result.Tables()}\n# The budget\n\n{Budget.Tables()}\n# The result of a budget\n\n{BudgetResult.Tables()}");
    }

    [Theory, MemberData(nameof(SampleGates.Names), MemberType = typeof(SampleGates))]
    public async Task Every_result_satisfies_the_schema(string name)
    {
        if (SampleGates.ReportByName(name) is not { } report)
            return;
        var output = new MemoryStream();
        GateJson.Write(report, output);
        var schema = await JsonSchema.FromJsonAsync(Result.Schema());

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(output.ToArray())));
    }

    [Fact]
    public async Task A_budget_and_its_result_satisfy_their_schemas()
    {
        var schema = await JsonSchema.FromJsonAsync(Budget.Schema());
        Assert.Empty(schema.Validate(BudgetJson.Write(SampleGates.Budget)));

        var output = new MemoryStream();
        BudgetJson.Write(SampleGates.BudgetResult, output);
        Assert.Empty((await JsonSchema.FromJsonAsync(BudgetResult.Schema())).Validate(Encoding.UTF8.GetString(output.ToArray())));
    }
}
