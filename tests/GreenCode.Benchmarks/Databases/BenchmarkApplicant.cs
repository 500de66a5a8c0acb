namespace GreenCode.Benchmarks.Databases;

internal sealed class BenchmarkApplicant
{
    public int Id { get; set; }

    public required string Name { get; set; }
}
