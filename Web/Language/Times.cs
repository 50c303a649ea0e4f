using System.Globalization;
using NodaTime;

namespace IncidentPlatform.Web.Language;

/// <summary>Instants in the reader's zone and language.</summary>
internal static class Times
{
    /// <summary>Day, month, hour and minute: "23 Nov 10:21". The language decides the separator.</summary>
    public static string Short(Instant at, DateTimeZone zone) => Local(at, zone).ToString("d MMM HH:mm", CultureInfo.CurrentCulture);

    /// <summary>From here to there, the date once where it is the same: "Tue 3 Mar 09:00–11:00". With seconds where they matter.</summary>
    public static string Span(Instant from, Instant to, DateTimeZone zone)
    {
        var (start, end) = (Local(from, zone), Local(to, zone));
        var time = start.Second == 0 && end.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var until = end.ToString(start.Date == end.Date ? time : $"ddd d MMM {time}", CultureInfo.CurrentCulture);
        return $"{start.ToString($"ddd d MMM {time}", CultureInfo.CurrentCulture)}{(start.Date == end.Date ? "–" : " – ")}{until}";
    }

    /// <summary>With weekday, year and zone, for a title.</summary>
    public static string Full(Instant at, DateTimeZone zone) =>
        $"{Local(at, zone).ToString("dddd d MMMM yyyy HH:mm", CultureInfo.CurrentCulture)} ({zone.Id})";

    /// <summary>The value that a field of type datetime-local takes.</summary>
    public static string ForField(Instant at, DateTimeZone zone) => Local(at, zone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What somebody typed into a field of type datetime-local; null when it is empty or no time at all.</summary>
    public static Instant? FromField(string? value, DateTimeZone zone) =>
        DateTime.TryParseExact(value, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalDateTime.FromDateTime(local).InZoneLeniently(zone).ToInstant()
            : null;

    private static DateTime Local(Instant at, DateTimeZone zone) => at.InZone(zone).ToDateTimeUnspecified();
}
