using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Api.Imports;

/// <summary>Whether a plan makes sense for a file.</summary>
internal static class ImportPlanning
{
    /// <summary>What does not, by field; empty when all does.</summary>
    public static Dictionary<string, string[]> Errors(ImportPlan plan, IReadOnlyList<string> headers)
    {
        var errors = new Dictionary<string, string[]>();
        if (!Enum.IsDefined(plan.Format)) errors["format"] = ["Incidents or Changes."];
        if (!Enum.IsDefined(plan.DateOrder)) errors["dateOrder"] = ["YearMonthDay, DayMonthYear or MonthDayYear."];
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(plan.Zone) is null) errors["zone"] = ["There is no such zone; name one such as Asia/Jakarta."];
        var missing = ImportPlan.Required(plan.Format).Where(field => !plan.Columns.ContainsKey(field)).ToList();
        if (missing.Count > 0) errors["columns"] = [$"Say which column holds: {string.Join(", ", missing)}."];
        if (plan.Columns.Values.FirstOrDefault(column => !headers.Contains(column)) is { } unknown)
            errors["columns"] = [$"The file has no column \"{unknown}\"."];
        if (plan.States.Any(word => string.IsNullOrWhiteSpace(word.Name) || (word.State == IncidentState.OnHold) != (word.HoldReason is not null)))
            errors["states"] = ["A word, its state, and for OnHold a reason."];
        return errors;
    }
}
