namespace GreenCode.Benchmarks.Databases;

internal sealed class BenchmarkDocument
{
    public int Id { get; set; }

    public int? BenchmarkPermitId { get; set; }

    public required string FileName { get; set; }
}
