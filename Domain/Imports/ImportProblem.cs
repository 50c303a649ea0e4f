namespace IncidentPlatform.Domain.Imports;

/// <summary>Something about a row that somebody should know.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Number">The record's number; null where it has none or it is not known.</param>
/// <param name="Code">One of <see cref="ImportProblemCodes"/>.</param>
/// <param name="Field">The field concerned; null for the row as a whole.</param>
/// <param name="Value">What the file says there, shortened; null for nothing.</param>
/// <param name="IsRefusal">Whether the record was left out because of it; else it was taken, and this is a note.</param>
public sealed record ImportProblem(long Line, string? Number, string Code, ImportField? Field, string? Value, bool IsRefusal);
