using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary>Shifts as an iCalendar file (RFC 5545).</summary>
internal static class OnCallCalendar
{
    private const string ProductId = "-//IncidentPlatform//On-call//EN";

    /// <summary>How often calendar programs are asked to look again.</summary>
    private const string Refresh = "PT1H";

    /// <summary>Writes the file.</summary>
    /// <param name="title">What a calendar program calls it.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="entries">In any order.</param>
    public static string Write(string title, Instant now, IEnumerable<Entry> entries)
    {
        var calendar = new Calendar { ProductId = ProductId, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", title);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var entry in entries)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = entry.Uid,
                DtStamp = Utc(now),
                Start = Utc(entry.Start),
                End = Utc(entry.End),
                Summary = entry.Summary,
                Transparency = TransparencyType.Transparent, // on call is not busy
            });
        }
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("A calendar that was just made can be written.");
    }

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc());

    /// <summary>A shift in the file.</summary>
    /// <param name="Uid">The same for the same shift each time it is written.</param>
    /// <param name="Start">From when on.</param>
    /// <param name="End">Until when.</param>
    /// <param name="Summary">What it shows.</param>
    internal sealed record Entry(string Uid, Instant Start, Instant End, string Summary);
}
