using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Domain.OnCall;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.OnCall;

/// <summary>A rota as typed.</summary>
public sealed class RotaEditorForm
{
    public const string Save = "save";
    public const string Preview = "preview";
    public const string Delete = "delete";
    public const string AddLayer = "add-layer";
    public const string RemoveLayer = "remove-layer-";
    public const string MoreTurns = "more-turns-";

    /// <summary>Turns that stand empty below the ones that are taken.</summary>
    private const int EmptyTurns = 2;

    public Guid GroupId { get; set; }
    public string? Zone { get; set; }
    public Guid? CalendarId { get; set; }
    public int? Version { get; set; }
    public List<LayerForm>? Layers { get; set; }

    /// <summary>The button.</summary>
    public string? Do { get; set; }

    public static RotaEditorForm New(Guid groupId, string zone, LocalDate today, string layerName) => new()
    {
        GroupId = groupId,
        Zone = zone,
        Layers = [LayerForm.New(today, layerName)],
    };

    public static RotaEditorForm Of(RotaResponse rota) => new()
    {
        GroupId = rota.GroupId,
        Zone = rota.Zone,
        CalendarId = rota.CalendarId,
        Version = rota.Version,
        Layers = [.. rota.Layers.Select(LayerForm.Of)],
    };

    /// <summary>Does what a button asked for that changes the form only; false when the button does more.</summary>
    public bool Rearrange(LocalDate today, string layerName)
    {
        Layers ??= [];
        if (Do == AddLayer) Layers.Add(LayerForm.New(today, layerName));
        else if (IndexAfter(RemoveLayer) is { } gone) Layers.RemoveAt(gone);
        else if (IndexAfter(MoreTurns) is { } wanted) Layers[wanted].Turns = [.. Layers[wanted].Taken.Select(id => (string?)id), .. Enumerable.Repeat<string?>(null, 6)];
        else return false;

        return true;
    }

    /// <summary>What is sent. A date or a time that is none is left to <paramref name="errors"/>, by the API's names of the fields.</summary>
    /// <param name="errors">Names of fields that cannot be read.</param>
    public SaveRotaRequest ToRequest(ICollection<string> errors) => new(
        GroupId, Zone ?? "", [.. (Layers ?? []).Select((layer, index) => layer.ToRequest($"layers[{index}]", errors))], CalendarId);

    private int? IndexAfter(string prefix) =>
        Do?.StartsWith(prefix, StringComparison.Ordinal) == true && int.TryParse(Do.AsSpan(prefix.Length), out var index) && index >= 0 && index < Layers!.Count
            ? index
            : null;

    /// <summary>A layer as typed.</summary>
    public sealed class LayerForm
    {
        /// <summary>Empty for a new one. Text, because an empty Guid here costs the form the whole layer.</summary>
        public string? Id { get; set; }
        public string? Name { get; set; }
        public string? StartsOn { get; set; }
        public string? HandOverAt { get; set; }
        public int? RotationDays { get; set; }

        /// <summary>Ids of people; empty ones are left out.</summary>
        public List<string?>? Turns { get; set; }
        public bool IsAlways { get; set; }

        /// <summary>From Monday: <c>08:00-12:00, 13:00-17:00</c>.</summary>
        public List<string?>? Hours { get; set; }
        public HolidayDuty Holidays { get; set; }

        /// <summary>The turns that are taken.</summary>
        internal IReadOnlyList<string> Taken => [.. (Turns ?? []).OfType<string>().Where(turn => turn.Length > 0)];

        /// <summary>The turns to show: those taken and some empty ones.</summary>
        internal IReadOnlyList<string?> Shown
        {
            get
            {
                var shown = Math.Max(Turns?.Count ?? 0, Taken.Count + EmptyTurns);
                return [.. Taken, .. Enumerable.Repeat<string?>(null, shown - Taken.Count)];
            }
        }

        /// <summary>What was typed as hours of a day from Monday.</summary>
        internal string? HoursOf(int day) => Hours is not null && day < Hours.Count ? Hours[day] : null;

        internal static LayerForm New(LocalDate today, string name) => new()
        {
            Name = name,
            StartsOn = LocalDatePattern.Iso.Format(today.PlusDays(1).Previous(IsoDayOfWeek.Monday)),
            HandOverAt = "09:00",
            RotationDays = 7,
            IsAlways = true,
        };

        internal static LayerForm Of(OnCallLayerResponse layer) => new()
        {
            Id = layer.Id.ToString(),
            Name = layer.Name,
            StartsOn = LocalDatePattern.Iso.Format(layer.StartsOn),
            HandOverAt = TimePattern.Format(layer.HandOverAt),
            RotationDays = layer.RotationDays,
            Turns = [.. layer.People.Select(person => person.Id.ToString())],
            IsAlways = layer.Week is null,
            Hours = [.. (layer.Week ?? []).Select(day => string.Join(", ", day.Select(pair => string.Join('-', pair))))],
            Holidays = layer.Holidays,
        };

        private static LocalTimePattern TimePattern { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

        internal OnCallLayerRequest ToRequest(string path, ICollection<string> errors)
        {
            if (!LocalDatePattern.Iso.Parse(StartsOn ?? "").TryGetValue(default, out var startsOn)) errors.Add($"{path}.startsOn");
            if (!TimePattern.Parse(HandOverAt is { Length: > 5 } withSeconds ? withSeconds[..5] : HandOverAt ?? "").TryGetValue(default, out var handOverAt)) errors.Add($"{path}.handOverAt");
            return new OnCallLayerRequest(
                Name?.Trim() ?? "", [.. Taken.Select(turn => Guid.TryParse(turn, out var id) ? id : Guid.Empty)], startsOn, handOverAt, RotationDays ?? 0,
                IsAlways ? null : [.. Enumerable.Range(0, 7).Select(day => Pairs(HoursOf(day)))], Holidays,
                Guid.TryParse(Id, out var known) ? known : null);
        }

        // What is no pair is sent all the same: the API names the day and says how a pair is written.
        private static IReadOnlyList<IReadOnlyList<string>> Pairs(string? hours) =>
        [
            .. (hours ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(stretch => stretch.Split(['-', '–'], StringSplitOptions.TrimEntries)),
        ];
    }
}
