using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using PermitDesk.Frugal.Background;
using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Domain;
using PermitDesk.Shared.Hosting;

namespace PermitDesk.Frugal;

internal sealed class PermitRegister(PermitDbContext context, LetterQueue letters) : IPermitRegister
{
    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var matching = Matching(query);
        var total = await matching.CountAsync(cancellationToken);
        var page = await matching
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Number)
            .Skip(query.Skip).Take(SearchQuery.PageSize)
            .Select(p => new PermitSummary(
                p.Number, p.Type, p.Status, p.ReceivedOn, p.IsOverdue, p.Applicant.Name, p.Address.Street, p.Address.HouseNumber, p.Address.District,
                p.Decision == null ? null : p.Decision.Outcome))
            .ToListAsync(cancellationToken);
        return new SearchPage(total, page);
    }

    public async Task<PermitDetail?> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (!PermitNumber.TryNormalise(number, out var normalised))
            return null;

        var found = await context.Permits
            .Where(p => p.Number == normalised)
            .Select(p => new
            {
                p.Id, p.AddressId, p.Type, p.Status, p.ReceivedOn, p.DeadlineOn, p.IsOverdue, p.Description, p.Applicant, p.Address, p.Decision,
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;

        var documents = await context.Documents.AsNoTracking().Where(d => d.PermitId == found.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var history = await context.StatusChanges
            .Where(h => h.PermitId == found.Id).OrderBy(h => h.Id).Select(h => new StatusInfo(h.Status, h.ChangedOn)).ToListAsync(cancellationToken);
        var neighbours = await context.Permits
            .Where(p => p.AddressId == found.AddressId && p.Id != found.Id).OrderBy(p => p.Number).Select(p => p.Number).ToListAsync(cancellationToken);
        return new PermitDetail(
            normalised, found.Type, found.Status, found.ReceivedOn, found.DeadlineOn, found.IsOverdue, found.Description,
            found.Applicant.Name, found.Applicant.Email,
            found.Address.Street, found.Address.HouseNumber, found.Address.PostalCode, found.Address.District,
            found.Decision is { } d ? new DecisionInfo(d.DecidedOn, d.Outcome, d.HandlingDays, d.FeeInCents) : null,
            [.. documents.Select(d => new DocumentInfo(d.FileName, d.SizeInBytes, DocumentDate.Parse(d.DatedAs)))],
            history, neighbours);
    }

    public Task ExportAsync(ExportQuery query, PipeWriter output, CancellationToken cancellationToken)
    {
        var rows = context.Permits
            .Where(p => p.ReceivedOn >= query.From && p.ReceivedOn <= query.To && p.Address.District == query.District)
            .OrderBy(p => p.Number)
            .Select(p => new ExportRow(
                p.Number, p.Type, p.Status, p.ReceivedOn, p.IsOverdue, p.Applicant.Name, p.Address.Street, p.Address.HouseNumber, p.Address.PostalCode,
                p.Decision == null ? null : p.Decision.DecidedOn, p.Decision == null ? null : p.Decision.Outcome,
                p.Decision == null ? null : p.Decision.HandlingDays, p.Decision == null ? null : p.Decision.FeeInCents))
            .AsAsyncEnumerable();
        return Export.WriteAsync(rows, query.Format, output, cancellationToken);
    }

    public async Task<MonthlyReport> ReportAsync(int year, CancellationToken cancellationToken)
    {
        // In SQL, because EF Core writes a subquery per figure for a GroupBy over related tables.
        var groups = await context.Database.SqlQuery<ReportGroup>($"""
            SELECT a.District, CAST(substr(p.ReceivedOn, 6, 2) AS INTEGER) AS Month, count(*) AS Received, count(d.Id) AS Decided,
                   sum(d.Outcome IS {(int)DecisionOutcome.Refused}) AS Refused, sum(p.IsOverdue) AS Overdue, coalesce(sum(d.HandlingDays), 0) AS HandlingDays
            FROM Permits p JOIN Addresses a ON a.Id = p.AddressId LEFT JOIN Decisions d ON d.PermitId = p.Id
            WHERE p.ReceivedOn BETWEEN {new DateOnly(year, 1, 1)} AND {new DateOnly(year, 12, 31)}
            GROUP BY 1, 2 ORDER BY 1, 2
            """).ToListAsync(cancellationToken);
        return new MonthlyReport(year, [.. groups.Select(g => new ReportLine(
            g.District, g.Month, g.Received, g.Decided, g.Refused, g.Overdue, ReportLine.MeanDays(g.HandlingDays, g.Decided)))]);
    }

    public async Task<LetterReceipt?> RequestLetterAsync(string number, LetterKind kind, CancellationToken cancellationToken)
    {
        if (!PermitNumber.TryNormalise(number, out var normalised))
            return null;

        var id = await context.Permits.Where(p => p.Number == normalised).Select(p => (int?)p.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
            return null;

        letters.Add(new LetterRequest(id.Value, kind));
        return new LetterReceipt(normalised, kind);
    }

    private IQueryable<Permit> Matching(SearchQuery query)
    {
        var matching = context.Permits.Where(p => p.ReceivedOn >= query.FirstDay && p.ReceivedOn <= query.LastDay);
        if (query.District is { } district)
            matching = matching.Where(p => p.Address.District == district);
        if (query.Type is { } type)
            matching = matching.Where(p => p.Type == type);
        if (query.Status is { } status)
            matching = matching.Where(p => p.Status == status);
        foreach (var term in SearchTerms.Split(query.Q))
            matching = matching.Where(p => p.SearchText.Contains(term));
        return matching;
    }
}
