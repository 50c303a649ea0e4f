using System.Globalization;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Imports;
using IncidentPlatform.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Imports;

/// <summary>Imports as the API shows them.</summary>
internal sealed class ImportReader(PlatformDbContext db)
{
    private const int FirstProblems = 50;

    /// <summary>An import; null when there is none in this organization.</summary>
    public async Task<ImportResponse?> FindAsync(Guid id, CancellationToken cancel)
    {
        var row = await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == id, cancel);
        return row is null ? null : await ShowAsync(row, cancel);
    }

    /// <summary>An import with its first problems.</summary>
    public async Task<ImportResponse> ShowAsync(ImportRow row, CancellationToken cancel)
    {
        var columns = ImportColumns.Recognise(row.Headers);
        return new ImportResponse(
            row.Id, row.FileName, row.Size, row.Encoding.ToString(), row.Delimiter, row.Headers, row.Sample, ImportColumns.FormatOf(columns), columns,
            row.Plan, row.State, ImportLifecycle.MovesFrom(row.State, row.Position > 0), row.Rows, RowsDone(row), row.Incidents, row.Lines,
            row.Refused, row.Noted, row.Deleted, row.Kept, row.CreatedAt, row.StartedAt, row.EndedAt, await ProblemsAsync(row.Id, 0, FirstProblems, cancel));
    }

    /// <summary>An import in a list.</summary>
    public static ImportSummaryResponse Summary(ImportRow row) => new(
        row.Id, row.FileName, row.Size, row.State, row.Rows, RowsDone(row), row.Incidents, row.Refused, row.Noted, row.CreatedAt, row.EndedAt);

    /// <summary>A page of what was refused or noted, in the order of the file.</summary>
    public async Task<PageResponse<ImportProblemResponse>> ProblemsAsync(Guid id, int after, int limit, CancellationToken cancel)
    {
        var rows = await db.ImportProblems.AsNoTracking().Where(problem => problem.ImportId == id && problem.Ordinal > after)
            .OrderBy(problem => problem.Ordinal).Take(limit + 1).ToListAsync(cancel);
        var page = rows.Take(limit).ToList();
        return new PageResponse<ImportProblemResponse>(
            [
                .. page.Select(row => new ImportProblemResponse(
                    row.Line, row.Number, row.Code, row.Field, row.Value, row.IsRefusal, ImportWording.Of(row))),
            ],
            rows.Count > limit ? page[^1].Ordinal.ToString(CultureInfo.InvariantCulture) : "");
    }

    private static long RowsDone(ImportRow row) => row.State is ImportState.Checking or ImportState.Checked ? row.Checked : row.Position;
}
