namespace GreenCode.Benchmarks.Databases;

internal sealed class BenchmarkPermit
{
    public int Id { get; set; }

    public required string Number { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public bool IsOverdue { get; set; }

    public int FeeInCents { get; set; }

    public required string Description { get; set; }

    public int ApplicantId { get; set; }

    public List<BenchmarkDocument> Documents { get; } = [];

    public List<BenchmarkStatusChange> History { get; } = [];
}
