using Microsoft.EntityFrameworkCore;

namespace GreenCode.Benchmarks.Databases;

internal sealed class BenchmarkContext(DbContextOptions<BenchmarkContext> options) : DbContext(options)
{
    public DbSet<BenchmarkPermit> Permits => Set<BenchmarkPermit>();

    public DbSet<BenchmarkApplicant> Applicants => Set<BenchmarkApplicant>();

    public DbSet<BenchmarkDocument> Documents => Set<BenchmarkDocument>();
}
