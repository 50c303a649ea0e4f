using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Data.Imports;

/// <summary>Records that are written together, and how far the file is read with them.</summary>
internal sealed class ImportBatch
{
    public required long From { get; init; }

    /// <summary>Rows of the file that are dealt with after it.</summary>
    public long To { get; set; }

    public List<ImportedRecord> Records { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    public List<SupportGroupRow> Groups { get; set; } = [];

    public List<CategoryRow> Categories { get; set; } = [];

    /// <summary>Lines of all timelines.</summary>
    public int Lines { get; private set; }

    /// <summary>Adds a record.</summary>
    public void Add(ImportedRecord record)
    {
        Records.Add(record);
        Lines += record.Record.Lines.Count;
    }
}
