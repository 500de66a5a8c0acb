namespace GreenCode.Benchmarks.Databases;

internal sealed class BenchmarkStatusChange
{
    public int Id { get; set; }

    public DateOnly ChangedOn { get; set; }
}
