using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data;

/// <summary>The small register of permits that the cases about databases ask.</summary>
public sealed class Register(DbContextOptions<Register> options) : DbContext(options)
{
    public static Register Open(string connectionString) => new(new DbContextOptionsBuilder<Register>().UseSqlite(connectionString).Options);

    public DbSet<Permit> Permits => Set<Permit>();

    public DbSet<Applicant> Applicants => Set<Applicant>();

    public DbSet<Document> Documents => Set<Document>();
}
