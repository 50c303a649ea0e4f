using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Data.Imports;

/// <summary>Something about a row of an imported file that somebody should know.</summary>
public sealed class ImportProblemRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid ImportId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }
    public required long Line { get; init; }
    public string? Number { get; init; }
    public required string Code { get; init; }
    public ImportField? Field { get; init; }
    public string? Value { get; init; }
    public required bool IsRefusal { get; init; }
}
