using System.IO.Pipelines;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Data;
using PermitDesk.Shared.Domain;
using PermitDesk.Shared.Hosting;
using PermitDesk.Wasteful.Background;

namespace PermitDesk.Wasteful;

internal sealed class PermitRegister(PermitDbContext context, LetterQueue letters) : IPermitRegister
{
    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var terms = SearchTerms.Split(query.Q);
        var permits = await LoadAsync(query.FirstDay, query.LastDay, cancellationToken);
        var matching = permits
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Number, StringComparer.Ordinal)
            .Where(p => query.District == null || p.Address.District == query.District)
            .Where(p => query.Type == null || p.Type == query.Type)
            .Where(p => query.Status == null || p.Status == query.Status)
            .Where(p => terms.All(term => p.SearchText.Contains(term, StringComparison.Ordinal)))
            .ToList();

        var page = new List<PermitSummary>();
        foreach (var permit in matching.Skip(query.Skip).Take(SearchQuery.PageSize))
            page.Add(await SummariseAsync(permit, cancellationToken));
        return new SearchPage(matching.Count, page);
    }

    public async Task<PermitDetail?> FindAsync(string number, CancellationToken cancellationToken)
    {
        if (await LoadAsync(number, cancellationToken) is not { } permit)
            return null;

        var applicant = await context.Applicants.FirstAsync(a => a.Id == permit.ApplicantId, cancellationToken);
        var address = await context.Addresses.FirstAsync(a => a.Id == permit.AddressId, cancellationToken);
        var decision = await context.Decisions.FirstOrDefaultAsync(d => d.PermitId == permit.Id, cancellationToken);
        var documents = await context.Documents.Where(d => d.PermitId == permit.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var history = await context.StatusChanges.Where(h => h.PermitId == permit.Id).OrderBy(h => h.Id).ToListAsync(cancellationToken);
        var neighbours = await context.Permits.Where(p => p.AddressId == permit.AddressId).ToListAsync(cancellationToken);
        return new PermitDetail(
            permit.Number, permit.Type, permit.Status, permit.ReceivedOn, permit.DeadlineOn, permit.IsOverdue, permit.Description,
            applicant.Name, applicant.Email, address.Street, address.HouseNumber, address.PostalCode, address.District,
            decision == null ? null : new DecisionInfo(decision.DecidedOn, decision.Outcome, decision.HandlingDays, decision.FeeInCents),
            [.. documents.Select(d => new DocumentInfo(d.FileName, d.SizeInBytes, DocumentDate.Parse(d.DatedAs)))],
            [.. history.Select(h => new StatusInfo(h.Status, h.ChangedOn))],
            [.. neighbours.Select(p => p.Number).Order(StringComparer.Ordinal).Where(n => n != permit.Number)]);
    }

    public async Task ExportAsync(ExportQuery query, PipeWriter output, CancellationToken cancellationToken)
    {
        var permits = await LoadAsync(query.From, query.To, cancellationToken);
        var rows = new List<ExportRow>();
        foreach (var permit in permits.OrderBy(p => p.Number, StringComparer.Ordinal).Where(p => p.Address.District == query.District))
            rows.Add(await ExportRowAsync(permit, cancellationToken));

        var text = query.Format == ExportFormat.Csv ? CsvExport.ToCsv(rows) : JsonExport.ToJsonLines(rows);
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    public async Task<MonthlyReport> ReportAsync(int year, CancellationToken cancellationToken)
    {
        var permits = await context.Permits.Include(p => p.Address).Include(p => p.Decision).Where(p => p.ReceivedOn.Year == year).ToListAsync(cancellationToken);
        return new MonthlyReport(year, MonthlyStatistics.Of(permits));
    }

    public async Task<LetterReceipt?> RequestLetterAsync(string number, LetterKind kind, CancellationToken cancellationToken)
    {
        if (await LoadAsync(number, cancellationToken) is not { } permit)
            return null;

        letters.Add(new LetterRequest(permit.Id, kind));
        return new LetterReceipt(permit.Number, kind);
    }

    private async Task<Permit?> LoadAsync(string typedNumber, CancellationToken cancellationToken)
    {
        try
        {
            var number = PermitNumber.Normalise(typedNumber);
            return await context.Permits.FirstAsync(p => p.Number == number, cancellationToken);
        }
        catch (FormatException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private Task<List<Permit>> LoadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        context.Permits.Include(p => p.Address).Where(p => p.ReceivedOn >= from && p.ReceivedOn <= to).ToListAsync(cancellationToken);

    private async Task<PermitSummary> SummariseAsync(Permit permit, CancellationToken cancellationToken)
    {
        var applicant = await context.Applicants.FirstAsync(a => a.Id == permit.ApplicantId, cancellationToken);
        var decision = await context.Decisions.FirstOrDefaultAsync(d => d.PermitId == permit.Id, cancellationToken);
        return new PermitSummary(permit.Number, permit.Type, permit.Status, permit.ReceivedOn, permit.IsOverdue, applicant.Name,
            permit.Address.Street, permit.Address.HouseNumber, permit.Address.District, decision?.Outcome);
    }

    private async Task<ExportRow> ExportRowAsync(Permit permit, CancellationToken cancellationToken)
    {
        var applicant = await context.Applicants.FirstAsync(a => a.Id == permit.ApplicantId, cancellationToken);
        var decision = await context.Decisions.FirstOrDefaultAsync(d => d.PermitId == permit.Id, cancellationToken);
        return new ExportRow(
            permit.Number, permit.Type, permit.Status, permit.ReceivedOn, permit.IsOverdue, applicant.Name, permit.Address.Street,
            permit.Address.HouseNumber, permit.Address.PostalCode, decision?.DecidedOn, decision?.Outcome, decision?.HandlingDays, decision?.FeeInCents);
    }
}
