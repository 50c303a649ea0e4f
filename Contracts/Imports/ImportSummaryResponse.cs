using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Contracts.Imports;

/// <summary>An import in a list.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">What the file is called.</param>
/// <param name="Size">Its bytes, unpacked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Rows">Rows under the header.</param>
/// <param name="RowsDone">Rows that are written or listed; of a check, read.</param>
/// <param name="Incidents">Records written; of a check, that would be.</param>
/// <param name="Refused">Records left out.</param>
/// <param name="Noted">Notes about records that were taken.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="EndedAt">When it was over; null before.</param>
public sealed record ImportSummaryResponse(
    Guid Id, string FileName, long Size, ImportState State, long Rows, long RowsDone, int Incidents, int Refused, int Noted, Instant CreatedAt,
    Instant? EndedAt);
