using Microsoft.EntityFrameworkCore;

namespace RuleGallery.Data;

/// <summary>The small register of permits that the cases about databases ask; its provider is chosen where it is set up (UseNpgsql).</summary>
public sealed class Register(DbContextOptions<Register> options) : DbContext(options)
{
    public DbSet<Permit> Permits => Set<Permit>();

    public DbSet<Applicant> Applicants => Set<Applicant>();

    public DbSet<Document> Documents => Set<Document>();
}
