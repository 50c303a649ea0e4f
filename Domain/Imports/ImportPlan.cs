using NodaTime;

namespace IncidentPlatform.Domain.Imports;

/// <summary>How a file is to be read: what was asked and nobody may guess.</summary>
/// <param name="Format">What a row is.</param>
/// <param name="DateOrder">In which order dates are written.</param>
/// <param name="Zone">IANA zone of instants that bear no offset of their own.</param>
/// <param name="Columns">Header of the column of each field; fields without one are missing.</param>
/// <param name="States">What the file's own words for states mean; they go before <see cref="ImportWords.States"/>.</param>
/// <param name="TimersFrom">Open incidents are escalated from this instant on; null for never by what was imported.</param>
/// <param name="AddsGroups">Whether unknown groups are made; else their rows are refused.</param>
/// <param name="AddsCategories">Whether unknown categories are made; else the category stays empty and is noted.</param>
public sealed record ImportPlan(
    ImportFormat Format, DateOrder DateOrder, string Zone, IReadOnlyDictionary<ImportField, string> Columns, IReadOnlyList<StateWord> States,
    Instant? TimersFrom, bool AddsGroups, bool AddsCategories)
{
    /// <summary>Fields without which a file of a format cannot be read.</summary>
    public static IReadOnlyList<ImportField> Required(ImportFormat format) => format switch
    {
        ImportFormat.Incidents => [ImportField.OpenedAt],
        ImportFormat.Changes => [ImportField.Number, ImportField.ChangedAt, ImportField.State],
    };
}
