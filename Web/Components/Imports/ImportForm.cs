using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Imports;

/// <summary>Fields of every form on the page of an import. Each form sends those that it has.</summary>
public sealed class ImportForm
{
    private static readonly LocalDateTimePattern TimersPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>One of <see cref="ImportActions"/>.</summary>
    public string? Action { get; set; }
    public ImportFormat? Format { get; set; }
    public DateOrder? DateOrder { get; set; }
    public string? Zone { get; set; }

    /// <summary>The header of each field's column, by the field's name; empty for none.</summary>
    public Dictionary<string, string?>? Columns { get; set; }
    public List<StateMeaning>? States { get; set; }

    /// <summary>As a browser writes a local date and time; empty for never.</summary>
    public string? TimersFrom { get; set; }
    public bool AddsGroups { get; set; }
    public bool AddsCategories { get; set; }

    /// <summary>The form of a plan that is there already, or of what was recognised.</summary>
    public static ImportForm Of(ImportResponse import, string zone)
    {
        var plan = import.Plan;
        return new ImportForm
        {
            Format = plan?.Format ?? import.SuggestedFormat,
            DateOrder = plan?.DateOrder,
            Zone = plan?.Zone ?? zone,
            Columns = (plan?.Columns ?? import.SuggestedColumns).ToDictionary(pair => pair.Key.ToString(), pair => (string?)pair.Value),
            States = [.. (plan?.States ?? []).Select(StateMeaning.Of)],
            TimersFrom = plan?.TimersFrom is { } from ? TimersPattern.Format(from.InZone(DateTimeZoneProviders.Tzdb[plan.Zone]).LocalDateTime) : null,
            AddsGroups = plan?.AddsGroups ?? true,
            AddsCategories = plan?.AddsCategories ?? true,
        };
    }

    /// <summary>What is sent; null where the order of dates, the zone or the instant cannot be read.</summary>
    public PlanImportRequest? ToRequest()
    {
        if (DateOrder is not { } order || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? "") is not { } zone) return null;

        Instant? from = null;
        if (!string.IsNullOrEmpty(TimersFrom))
        {
            if (TimersPattern.Parse(TimersFrom) is not { Success: true, Value: var local }) return null;
            from = zone.AtLeniently(local).ToInstant();
        }
        var columns = (Columns ?? []).Where(pair => !string.IsNullOrEmpty(pair.Value) && Enum.TryParse<ImportField>(pair.Key, out _))
            .ToDictionary(pair => Enum.Parse<ImportField>(pair.Key), pair => pair.Value!);
        return new PlanImportRequest(
            Format ?? ImportFormat.Incidents, order, zone.Id, columns,
            [.. (States ?? []).Where(state => !string.IsNullOrWhiteSpace(state.Name)).Select(state => state.ToWord())], from, AddsGroups, AddsCategories);
    }

    /// <summary>A row of the table of states.</summary>
    public sealed class StateMeaning
    {
        public string? Name { get; set; }

        /// <summary>A state, or the reason of a hold; empty where the former state stays.</summary>
        public string? Meaning { get; set; }

        public static StateMeaning Of(StateWord word) => new() { Name = word.Name, Meaning = word.HoldReason?.ToString() ?? word.State?.ToString() };

        public StateWord ToWord() => Enum.TryParse<HoldReason>(Meaning, out var reason)
            ? new StateWord(Name!.Trim(), IncidentState.OnHold, reason)
            : new StateWord(Name!.Trim(), Enum.TryParse<IncidentState>(Meaning, out var state) ? state : null, null);
    }
}
