using System.Globalization;
using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Calendars;

/// <summary>Calendars that several tests share, and instants written as people read them.</summary>
internal static class SampleCalendars
{
    /// <summary>Monday to Thursday 8-12 and 13-17, Friday 8-11:30 and 13:30-17 (WIB, +07:00); holidays and a half day in 2026.</summary>
    public static BusinessCalendar OfficeJakarta { get; } = BusinessCalendar.Compile(OfficeJakartaDefinition());

    /// <summary>Every second, in Jakarta.</summary>
    public static BusinessCalendar RoundTheClock { get; } = Daily("Asia/Jakarta", ("00:00", "24:00"));

    /// <summary>Every night 22:00 to 06:00, written as two openings.</summary>
    public static BusinessCalendar NightShift { get; } = Daily("Asia/Jakarta", ("00:00", "06:00"), ("22:00", "24:00"));

    public static CalendarDefinition OfficeJakartaDefinition()
    {
        Opening[] day = [Opening.Parse("08:00", "12:00"), Opening.Parse("13:00", "17:00")];
        Opening[] friday = [Opening.Parse("08:00", "11:30"), Opening.Parse("13:30", "17:00")];
        return new CalendarDefinition("Asia/Jakarta", [day, day, day, day, friday, [], []],
        [
            new(new LocalDate(2026, 8, 17), "Hari Kemerdekaan", []),
            new(new LocalDate(2026, 12, 24), "Half day", [Opening.Parse("08:00", "12:00")]),
            new(new LocalDate(2026, 12, 25), "Natal", []),
        ]);
    }

    public static BusinessCalendar Daily(string zone, params (string From, string To)[] openings) => BusinessCalendar.Compile(
        new(zone, [.. Enumerable.Repeat(Openings(openings), 7)], []));

    public static BusinessCalendar WorkingDays(string zone, params (string From, string To)[] openings) => BusinessCalendar.Compile(
        new(zone, [.. Enumerable.Repeat(Openings(openings), 5), [], []], []));

    /// <summary>An instant from a local time with its offset, such as <c>2026-11-27T16:00+07:00</c>.</summary>
    public static Instant At(string text) => Instant.FromDateTimeOffset(
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    public static Duration Hours(double hours) => Duration.FromHours(hours);

    public static Duration Minutes(long minutes) => Duration.FromMinutes(minutes);

    public static Duration Seconds(long seconds) => Duration.FromSeconds(seconds);

    private static Opening[] Openings((string From, string To)[] openings) =>
        [.. openings.Select(opening => Opening.Parse(opening.From, opening.To))];
}
