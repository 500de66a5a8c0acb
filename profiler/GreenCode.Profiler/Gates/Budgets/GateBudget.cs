using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GreenCode.Profiler.Gates.Budgets;

/// <summary>
/// What a program may cost: a file (<c>greencode.budget.json</c>) that people write, read and review. Described by
/// docs/reference/budget.schema.json and read by every later version.
/// </summary>
public sealed record GateBudget
{
    /// <summary>The version of the shape that this build writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Where the JSON Schema is, for editors; null where it is not said.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The version of the shape.</summary>
    [JsonRequired]
    [JsonConverter(typeof(BudgetVersionConverter))]
    public int BudgetVersion { get; init; } = CurrentVersion;

    /// <summary>The most that a whole run may cost; null where there is no limit.</summary>
    public RunBudget? Run { get; init; }

    /// <summary>The most that a request may cost, by endpoint: method and route, such as <c>GET /permits/{id}</c>.</summary>
    public ImmutableSortedDictionary<string, EndpointBudget> Endpoints { get; init; } = ImmutableSortedDictionary.Create<string, EndpointBudget>(StringComparer.Ordinal);

    /// <summary>The most that a method may take of the whole, by name: <c>Namespace.Type.Method</c>.</summary>
    public ImmutableSortedDictionary<string, MethodBudget> Methods { get; init; } = ImmutableSortedDictionary.Create<string, MethodBudget>(StringComparer.Ordinal);
}
