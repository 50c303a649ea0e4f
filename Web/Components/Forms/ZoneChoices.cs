using NodaTime;

namespace IncidentPlatform.Web.Components.Forms;

/// <summary>The time zones that can be chosen: places, not abbreviations.</summary>
internal static class ZoneChoices
{
    public static IReadOnlyList<Choice> All { get; } =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/')).Order().Select(id => new Choice(id, id.Replace('_', ' ')))];
}
