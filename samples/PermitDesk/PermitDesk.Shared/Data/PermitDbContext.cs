using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Shared.Data;

public sealed class PermitDbContext(DbContextOptions<PermitDbContext> options) : DbContext(options)
{
    public DbSet<Permit> Permits => Set<Permit>();
    public DbSet<Applicant> Applicants => Set<Applicant>();
    public DbSet<Address> Addresses => Set<Address>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Permit>(permit =>
        {
            permit.HasIndex(p => p.Number).IsUnique();
            permit.HasIndex(p => p.ReceivedOn);
            permit.HasIndex(p => p.Status);
            permit.HasOne(p => p.Decision).WithOne().HasForeignKey<Decision>(d => d.PermitId);
            permit.HasMany(p => p.Documents).WithOne().HasForeignKey(d => d.PermitId);
            permit.HasMany(p => p.History).WithOne().HasForeignKey(h => h.PermitId);
        });
        modelBuilder.Entity<Address>().HasIndex(a => a.District);
    }
}
