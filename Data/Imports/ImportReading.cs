using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Data.Imports;

/// <summary>Goes through a file and makes batches of records out of its rows.</summary>
internal sealed class ImportReading : IDisposable
{
    // A record brings some fifteen rows: a batch is about a second of work.
    private const int RecordsInBatch = 1_500;
    private const int LinesInBatch = 6_000;

    private readonly CsvRows _rows;
    private readonly ImportPlan _plan;
    private readonly ImportCatalog _catalog;
    private readonly CourseReader _reader;
    private readonly ImportedRecords _records;
    private readonly Func<CancellationToken, Task<string>>? _numbers;
    private readonly int[] _columns;
    private readonly (int Index, string Name)[] _others;
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SourceRow> _group = [];
    private string? _number;
    private ImportProblem? _broken;
    private int _pending;
    private long _read;

    /// <param name="file">The file.</param>
    /// <param name="import">The import.</param>
    /// <param name="plan">How it is read.</param>
    /// <param name="catalog">What its names mean.</param>
    /// <param name="numbers">Gives numbers to records without one; null when nothing is written.</param>
    /// <param name="now">Nothing is taken that lies after it.</param>
    public ImportReading(ImportFile file, ImportRow import, ImportPlan plan, ImportCatalog catalog, Func<CancellationToken, Task<string>>? numbers, Instant now)
    {
        _rows = file.OpenRows();
        _plan = plan;
        _catalog = catalog;
        _numbers = numbers;
        _reader = new CourseReader(plan, DateTimeZoneProviders.Tzdb[plan.Zone], catalog.OwnNumbers, now);
        _records = new ImportedRecords(import, plan, catalog, now);
        var headers = _rows.Headers.ToList();
        _columns = [.. Enum.GetValues<ImportField>().Select(field => plan.Columns.TryGetValue(field, out var name) ? headers.IndexOf(name) : -1)];
        _others = [.. headers.Select((name, index) => (index, name)).Where(column => !_columns.Contains(column.index))];
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>Passes over rows that were dealt with before, but for their numbers: they are still taken.</summary>
    public void Skip(long rows, CancellationToken cancel)
    {
        while (_read < rows && _rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            _read++;
            if (_rows.Problem is null && Row()[ImportField.Number] is { } number) _seen.Add(number);
        }
    }

    /// <summary>The next batch; null at the end of the file.</summary>
    public async Task<ImportBatch?> NextAsync(CancellationToken cancel)
    {
        var batch = new ImportBatch { From = _read - _pending };
        var isEnd = false;
        while (batch.Records.Count < RecordsInBatch && batch.Lines < LinesInBatch)
        {
            cancel.ThrowIfCancellationRequested();
            if (!_rows.Read())
            {
                isEnd = true;
                await FinishGroupAsync(batch, cancel);
                break;
            }
            _read++;
            await TakeAsync(batch, cancel);
        }
        batch.To = _read - _pending;
        (batch.Groups, batch.Categories) = _catalog.TakeNew();
        return isEnd && batch.To == batch.From ? null : batch;
    }

    private async Task TakeAsync(ImportBatch batch, CancellationToken cancel)
    {
        var broken = _rows.Problem is { } code ? new ImportProblem(_rows.Line, NumberCell(), code, null, Shown(), IsRefusal: true) : null;
        if (_plan.Format == ImportFormat.Incidents)
        {
            if (broken is not null) batch.Problems.Add(broken);
            else await FinishAsync(batch, [Row()], null, cancel);
            return;
        }

        var number = NumberCell();
        if (_pending > 0 && !string.Equals(number, _number, StringComparison.OrdinalIgnoreCase)) await FinishGroupAsync(batch, cancel);
        _number = number;
        _pending++;
        _broken ??= broken;
        if (broken is null && _group.Count <= CourseReader.MostChanges) _group.Add(Row());
        if (number is null) await FinishGroupAsync(batch, cancel);
    }

    private async Task FinishGroupAsync(ImportBatch batch, CancellationToken cancel)
    {
        if (_pending == 0) return;

        var broken = _broken;
        (_pending, _broken) = (0, null);
        await FinishAsync(batch, _group, broken, cancel);
        _group.Clear();
    }

    // A record of which one row cannot be read is left out as a whole: half a history would be a false one.
    private async Task FinishAsync(ImportBatch batch, List<SourceRow> rows, ImportProblem? broken, CancellationToken cancel)
    {
        if (broken is not null)
        {
            if (broken.Number is { } lost) _seen.Add(lost);
            batch.Problems.Add(broken);
            return;
        }
        if (rows[0][ImportField.Number] is { } number && !_seen.Add(number))
        {
            var code = _plan.Format == ImportFormat.Changes ? ImportProblemCodes.ScatteredNumber : ImportProblemCodes.DuplicateNumber;
            batch.Problems.Add(new ImportProblem(rows[0].Line, number, code, ImportField.Number, number, IsRefusal: true));
            return;
        }

        var (course, refusal) = _reader.Read(rows);
        if (course is null)
        {
            batch.Problems.Add(refusal!);
            return;
        }
        var notes = course.Notes.ToList();
        var (record, unplaced) = _records.Make(course, course.Number ?? await OwnNumberAsync(cancel), notes);
        if (record is null)
        {
            batch.Problems.Add(unplaced!);
            return;
        }
        batch.Add(record);
        batch.Problems.AddRange(notes);
    }

    private string? NumberCell()
    {
        var index = _columns[(int)ImportField.Number];
        return index >= 0 && index < _rows.Cells.Length && _rows.Cells[index].Trim() is { Length: > 0 and <= CourseReader.LongestNumber } number ? number : null;
    }

    private async Task<string> OwnNumberAsync(CancellationToken cancel) =>
        _numbers is null ? "" : await _numbers(cancel);

    private SourceRow Row()
    {
        var cells = _rows.Cells;
        return new SourceRow(
            _rows.Line, Array.ConvertAll(_columns, index => index < 0 ? null : cells[index]),
            Array.ConvertAll(_others, column => KeyValuePair.Create(column.Name, cells[column.Index])));
    }

    private string? Shown() => _rows.Cells.FirstOrDefault(cell => cell.Length > 0) is { } cell ? cell[..Math.Min(cell.Length, 200)] : null;
}
