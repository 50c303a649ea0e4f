using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Contracts.Imports;

/// <summary>Something about a row.</summary>
/// <param name="Line">Line of the file; 1 is the header.</param>
/// <param name="Number">The record's number; null where it has none or it is not known.</param>
/// <param name="Code">One of <see cref="ImportProblemCodes"/>.</param>
/// <param name="Field">The field concerned; null for the row as a whole.</param>
/// <param name="Value">What the file says there.</param>
/// <param name="IsRefusal">Whether the record was left out because of it; else it is a note.</param>
/// <param name="Message">In a sentence.</param>
public sealed record ImportProblemResponse(
    long Line, string? Number, string Code, ImportField? Field, string? Value, bool IsRefusal, string Message);
