using IncidentPlatform.Domain.Imports;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Imports;

/// <summary>How an arriving file is to be read. Columns are found by their names.</summary>
/// <param name="DateOrder">In which order dates are written.</param>
/// <param name="Zone">IANA zone of instants without an offset.</param>
/// <param name="Format">What a row is; found by the columns without it.</param>
/// <param name="TimersFrom">Open incidents are escalated from this instant on.</param>
/// <param name="AddGroups">Whether unknown groups are made; yes without it.</param>
/// <param name="AddCategories">Whether unknown categories are made; yes without it.</param>
/// <param name="Start">Whether it begins at once; no without it.</param>
internal sealed record ImportQuery(
    DateOrder? DateOrder, string? Zone, ImportFormat? Format, string? TimersFrom, bool? AddGroups, bool? AddCategories, bool? Start)
{
    /// <summary>Whether <see cref="TimersFrom"/> is missing or an instant.</summary>
    public bool IsInstant => TimersFrom is null || Timers is not null;

    private Instant? Timers => InstantPattern.ExtendedIso.Parse(TimersFrom ?? "") is { Success: true, Value: var instant } ? instant : null;

    /// <summary>The plan; null when something has to be asked.</summary>
    public ImportPlan? PlanFor(IReadOnlyList<string> headers)
    {
        if (DateOrder is not { } order || Zone is not { } zone) return null;

        var columns = ImportColumns.Recognise(headers);
        return new ImportPlan(
            Format ?? ImportColumns.FormatOf(columns), order, zone, columns, [], Timers, AddGroups ?? true, AddCategories ?? true);
    }
}
