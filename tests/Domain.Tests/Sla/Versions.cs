using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Sla;

/// <summary>Calendar versions by id, and clocks for tests that do not care about the rest.</summary>
internal static class Versions
{
    public static readonly Guid Office = new("00000000-0000-0000-0000-000000000001");
    public static readonly Guid Always = new("00000000-0000-0000-0000-000000000002");
    public static readonly Guid Night = new("00000000-0000-0000-0000-000000000003");
    public static readonly Guid Policy = new("00000000-0000-0000-0000-000000000011");
    public static readonly Guid OtherPolicy = new("00000000-0000-0000-0000-000000000012");

    private static readonly Dictionary<Guid, BusinessCalendar> Calendars = new()
    {
        [Office] = SampleCalendars.OfficeJakarta,
        [Always] = SampleCalendars.RoundTheClock,
        [Night] = SampleCalendars.NightShift,
    };

    public static BusinessCalendar Lookup(Guid calendarVersionId) => Calendars[calendarVersionId];

    public static Clock Started(Instant at, Duration target, Guid? calendar = null) => SlaClock.Start(
        new Guid("00000000-0000-0000-0000-0000000000c1"), ClockMetric.Resolution, Policy, calendar ?? Office, target, at, Lookup);
}
