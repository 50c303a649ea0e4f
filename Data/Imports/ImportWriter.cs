using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Imports;

/// <summary>Writes batches. The transaction that writes a batch also moves the import on, so that a kill at any point loses and doubles nothing.</summary>
internal static class ImportWriter
{
    /// <summary>Problems of an import that are listed; the rest is counted.</summary>
    public const int MostListed = 1_000;

    /// <summary>Writes a batch.</summary>
    /// <returns>False when the import was stopped meanwhile, or somebody else has written it.</returns>
    public static Task<bool> WriteAsync(PlatformDbContext db, Guid importId, ImportBatch batch, CancellationToken cancel) =>
        Transactions.RunAsync(db, async inner =>
        {
            var import = await LockAsync(db, importId, inner);
            if (import.State != ImportState.Running || import.Position != batch.From) return false;

            var (records, problems) = await WithoutDuplicatesAsync(db, batch, inner);
            db.SupportGroups.AddRange(batch.Groups);
            db.Categories.AddRange(batch.Categories);
            await CopyAsync(db, records, inner);
            await CountAsync(db, import.OrganizationId, records, inner);
            List(db, import, problems);
            import.Position = batch.To;
            import.Incidents += records.Count;
            import.Lines += records.Sum(record => record.Record.Lines.Count);
            import.Failures = 0;
            await db.SaveChangesAsync(inner);
            return true;
        }, cancel);

    /// <summary>Notes what a batch would come to.</summary>
    /// <returns>False when the check was stopped meanwhile.</returns>
    public static Task<bool> NoteAsync(PlatformDbContext db, Guid importId, ImportBatch batch, CancellationToken cancel) =>
        Transactions.RunAsync(db, async inner =>
        {
            var import = await LockAsync(db, importId, inner);
            if (import.State != ImportState.Checking || import.Checked != batch.From) return false;

            var (records, problems) = await WithoutDuplicatesAsync(db, batch, inner);
            List(db, import, problems);
            import.Checked = batch.To;
            import.Incidents += records.Count;
            import.Lines += records.Sum(record => record.Record.Lines.Count);
            import.Failures = 0;
            await db.SaveChangesAsync(inner);
            return true;
        }, cancel);

    /// <summary>The import under its lock, for the transaction.</summary>
    public static Task<ImportRow> LockAsync(PlatformDbContext db, Guid importId, CancellationToken cancel) =>
        db.Imports.FromSql($"select * from import where id = {importId} for update").AsTracking().SingleAsync(cancel);

    private static async Task<(List<ImportedRecord> Records, List<ImportProblem> Problems)> WithoutDuplicatesAsync(
        PlatformDbContext db, ImportBatch batch, CancellationToken cancel)
    {
        var numbers = batch.Records.Select(record => record.Record.Row.Number).ToArray();
        var present = await db.Incidents.AsNoTracking().Where(incident => numbers.Contains(incident.Number))
            .Select(incident => incident.Number).ToListAsync(cancel);
        if (present.Count == 0) return (batch.Records, batch.Problems);

        var taken = present.ToHashSet();
        var doubled = batch.Records.Where(record => taken.Contains(record.Record.Row.Number)).Select(record => new ImportProblem(
            record.Line, record.Record.Row.Number, ImportProblemCodes.DuplicateNumber, ImportField.Number, record.Record.Row.Number, IsRefusal: true));
        return (
            batch.Records.FindAll(record => !taken.Contains(record.Record.Row.Number)),
            [.. batch.Problems.Where(problem => problem.IsRefusal || problem.Number is null || !taken.Contains(problem.Number)), .. doubled]);
    }

    private static async Task CopyAsync(PlatformDbContext db, List<ImportedRecord> records, CancellationToken cancel)
    {
        await BulkCopy.InsertAsync(db, records.ConvertAll(record => record.Record.Row), cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => record.Record.Lines)], cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => record.Record.Texts)], cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => record.Record.Holders)], cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => record.Record.Clocks)], cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => record.Timers)], cancel);
        await BulkCopy.InsertAsync(db, records.ConvertAll(record => FactMapping.ToRow(record.Facts)), cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => FactMapping.ToSpanRows(record.Facts))], cancel);
        await BulkCopy.InsertAsync(db, [.. records.SelectMany(record => FactMapping.ToClockRows(record.Facts))], cancel);
    }

    // What is open and what the means are made of; what only rises tells what happened here, and this did not.
    private static Task CountAsync(PlatformDbContext db, Guid organizationId, List<ImportedRecord> records, CancellationToken cancel)
    {
        var counts = new Dictionary<BusinessCount, long>();
        foreach (var record in records)
        {
            var counted = FactMapping.ToCounted(FactMapping.ToRow(record.Facts), FactMapping.ToClockRows(record.Facts));
            foreach (var (count, value) in BusinessCounts.Of(counted).Where(pair => !BusinessCounts.OnlyRising.Contains(pair.Key.Name)))
                counts[count] = counts.GetValueOrDefault(count) + value;
        }
        return BusinessCounters.AddAsync(db, organizationId, counts, cancel);
    }

    private static void List(PlatformDbContext db, ImportRow import, List<ImportProblem> problems)
    {
        import.Refused += problems.Count(problem => problem.IsRefusal);
        import.Noted += problems.Count(problem => !problem.IsRefusal);
        foreach (var problem in problems.Take(MostListed - import.Listed))
        {
            db.ImportProblems.Add(new ImportProblemRow
            {
                OrganizationId = import.OrganizationId,
                ImportId = import.Id,
                Ordinal = ++import.Listed,
                Line = problem.Line,
                Number = problem.Number,
                Code = problem.Code,
                Field = problem.Field,
                Value = problem.Value,
                IsRefusal = problem.IsRefusal,
            });
        }
    }
}
