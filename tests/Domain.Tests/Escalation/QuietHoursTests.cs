using IncidentPlatform.Domain.Escalation;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Escalation;

public sealed class QuietHoursTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("before they begin", "2026-11-23T21:59:59+07:00", "2026-11-23T21:59:59+07:00")]
    [InlineData("at their beginning", "2026-11-23T22:00:00+07:00", "2026-11-24T06:30:00+07:00")]
    [InlineData("after midnight", "2026-11-24T03:00:00+07:00", "2026-11-24T06:30:00+07:00")]
    [InlineData("at their end", "2026-11-24T06:30:00+07:00", "2026-11-24T06:30:00+07:00")]
    public void Over_midnight_a_message_waits_for_the_morning(string when, string at, string expected) =>
        Assert.True(At(expected) == new QuietHours(new LocalTime(22, 0), new LocalTime(6, 30)).Postpone(At(at), Jakarta), when);

    [Fact]
    public void Within_a_day_it_waits_for_the_same_day() => Assert.Equal(
        At("2026-11-23T14:00+07:00"),
        new QuietHours(new LocalTime(12, 0), new LocalTime(14, 0)).Postpone(At("2026-11-23T13:15+07:00"), Jakarta));

    [Fact]
    public void An_end_that_the_clock_change_skips_comes_as_soon_as_it_can() => Assert.Equal(
        At("2026-03-29T03:30+02:00"),
        new QuietHours(new LocalTime(22, 0), new LocalTime(2, 30)).Postpone(At("2026-03-29T00:10+01:00"), Berlin));
}
