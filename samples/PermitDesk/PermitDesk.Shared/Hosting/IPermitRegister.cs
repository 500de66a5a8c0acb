using System.IO.Pipelines;
using PermitDesk.Shared.Contracts;

namespace PermitDesk.Shared.Hosting;

/// <summary>What the register does for the desk. Both variants give the same answers; they differ in what it costs.</summary>
public interface IPermitRegister
{
    /// <summary>The newest first; at most <see cref="SearchQuery.PageSize"/> of all that match.</summary>
    Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    /// <summary>Null where <paramref name="number"/>, as a clerk typed it, is no number or not in the register.</summary>
    Task<PermitDetail?> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>Writes the rows in the order of their numbers, in UTF-8.</summary>
    Task ExportAsync(ExportQuery query, PipeWriter output, CancellationToken cancellationToken);

    Task<MonthlyReport> ReportAsync(int year, CancellationToken cancellationToken);

    /// <summary>Null where the permit is not in the register.</summary>
    Task<LetterReceipt?> RequestLetterAsync(string number, LetterKind kind, CancellationToken cancellationToken);
}
