using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Data.Imports;

/// <summary>A file of another system's records, how it is read, and how far it came.</summary>
public sealed class ImportRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid CreatedBy { get; init; }
    public required Instant CreatedAt { get; init; }
    public required string FileName { get; init; }
    public required long Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public required FileEncoding Encoding { get; init; }
    public required string Delimiter { get; init; }
    public required string[] Headers { get; init; }

    /// <summary>The first rows, for whoever says what the columns hold.</summary>
    public required IReadOnlyList<string[]> Sample { get; init; }

    /// <summary>Rows under the header.</summary>
    public required long Rows { get; init; }

    /// <summary>How the file is read; null until somebody said so.</summary>
    public ImportPlan? Plan { get; set; }
    public ImportState State { get; set; } = ImportState.Waiting;

    /// <summary>Rows that are taken or listed: advanced by the transaction that writes their records, so that nothing is written twice.</summary>
    public long Position { get; set; }

    /// <summary>Rows that a check has read.</summary>
    public long Checked { get; set; }

    /// <summary>Records written, or by a check, that would be.</summary>
    public int Incidents { get; set; }

    /// <summary>Lines of their timelines.</summary>
    public long Lines { get; set; }

    /// <summary>Records left out.</summary>
    public int Refused { get; set; }

    /// <summary>Notes about records that were taken.</summary>
    public int Noted { get; set; }

    /// <summary>Problems that are listed: the first ones, so that a file of nonsense fills no table.</summary>
    public int Listed { get; set; }

    /// <summary>Records that undoing deleted.</summary>
    public int Deleted { get; set; }

    /// <summary>Records that undoing left, because somebody has worked on them since.</summary>
    public int Kept { get; set; }

    /// <summary>Tries in a row that failed.</summary>
    public int Failures { get; set; }
    public Instant? StartedAt { get; set; }
    public Instant? EndedAt { get; set; }
}
