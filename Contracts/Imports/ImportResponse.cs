using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Contracts.Imports;

/// <summary>An import with its progress.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">What the file is called.</param>
/// <param name="Size">Its bytes, unpacked.</param>
/// <param name="Encoding">How its bytes are read: Utf8, Utf16LittleEndian, Utf16BigEndian or Windows1252.</param>
/// <param name="Delimiter">What stands between two cells.</param>
/// <param name="Headers">Its columns.</param>
/// <param name="Sample">Its first rows, shortened.</param>
/// <param name="SuggestedFormat">What a row seems to be.</param>
/// <param name="SuggestedColumns">The columns that were recognised.</param>
/// <param name="Plan">How it is read; null until somebody said so.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LegalMoves">What can be done with it.</param>
/// <param name="Rows">Rows under the header.</param>
/// <param name="RowsDone">Rows that are written or listed; of a check, read.</param>
/// <param name="Incidents">Records written; of a check, that would be.</param>
/// <param name="Lines">Lines of their timelines.</param>
/// <param name="Refused">Records left out.</param>
/// <param name="Noted">Notes about records that were taken.</param>
/// <param name="Deleted">Records that undoing deleted.</param>
/// <param name="Kept">Records that undoing left, because somebody has worked on them since.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="StartedAt">When it began to write; null before.</param>
/// <param name="EndedAt">When it was over; null before.</param>
/// <param name="Problems">The first refusals and notes; the others by <c>/problems</c>. At most a thousand are listed, the rest is counted.</param>
public sealed record ImportResponse(
    Guid Id,
    string FileName,
    long Size,
    string Encoding,
    string Delimiter,
    IReadOnlyList<string> Headers,
    IReadOnlyList<IReadOnlyList<string>> Sample,
    ImportFormat SuggestedFormat,
    IReadOnlyDictionary<ImportField, string> SuggestedColumns,
    ImportPlan? Plan,
    ImportState State,
    IReadOnlyList<ImportMove> LegalMoves,
    long Rows,
    long RowsDone,
    int Incidents,
    long Lines,
    int Refused,
    int Noted,
    int Deleted,
    int Kept,
    Instant CreatedAt,
    Instant? StartedAt,
    Instant? EndedAt,
    PageResponse<ImportProblemResponse> Problems);
