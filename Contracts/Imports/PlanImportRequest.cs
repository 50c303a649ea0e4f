using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Contracts.Imports;

/// <summary>How a file is to be read.</summary>
/// <param name="Format">What a row is.</param>
/// <param name="DateOrder">In which order dates are written.</param>
/// <param name="Zone">IANA zone of instants that bear no offset of their own.</param>
/// <param name="Columns">Header of the column of each field.</param>
/// <param name="States">What the file's own words for states mean; null for the usual ones alone.</param>
/// <param name="TimersFrom">Open incidents are escalated from this instant on; null for not by what was imported.</param>
/// <param name="AddsGroups">Whether unknown groups are made; else their rows are refused.</param>
/// <param name="AddsCategories">Whether unknown categories are made; else the category stays empty.</param>
public sealed record PlanImportRequest(
    ImportFormat Format,
    DateOrder DateOrder,
    [property: Required, MaxLength(60)] string Zone,
    IReadOnlyDictionary<ImportField, string> Columns,
    [property: MaxLength(ImportLimits.MaxStates)] IReadOnlyList<StateWord>? States = null,
    Instant? TimersFrom = null,
    bool AddsGroups = true,
    bool AddsCategories = true);
