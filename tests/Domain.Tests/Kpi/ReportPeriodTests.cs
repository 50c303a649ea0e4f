using IncidentPlatform.Domain.Kpi;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Kpi;

public sealed class ReportPeriodTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    [Fact]
    public void A_month_begins_at_midnight_of_the_organizations_zone()
    {
        var period = ReportPeriod.MonthOf(At("2026-10-31T17:30:00Z"), Jakarta);

        Assert.Equal((At("2026-11-01T00:00+07:00"), At("2026-12-01T00:00+07:00")), (period.Start, period.End));
    }

    [Theory]
    [InlineData("months", "2026-11-01", "2026-12-01", "2026-10-01")]
    [InlineData("a quarter", "2026-01-01", "2026-04-01", "2025-10-01")]
    [InlineData("days", "2026-11-10", "2026-11-17", "2026-11-03")]
    [InlineData("days that only begin a month", "2026-11-01", "2026-11-16", "2026-10-17")]
    public void The_previous_period_is_as_long(string what, string from, string to, string previous)
    {
        var period = new ReportPeriod(Date(from), Date(to), Jakarta);

        Assert.Equal((what, Date(previous), Date(from)), (what, period.Previous.From, period.Previous.To));
    }

    [Fact]
    public void Midnight_that_the_clock_skips_is_the_next_instant()
    {
        // Beirut sets its clock from 00:00 to 01:00 on 2026-03-29.
        var period = new ReportPeriod(Date("2026-03-29"), Date("2026-03-30"), DateTimeZoneProviders.Tzdb["Asia/Beirut"]);

        Assert.Equal(Duration.FromHours(23), period.End - period.Start);
    }

    [Fact]
    public void Months_are_cut_to_the_period()
    {
        var period = new ReportPeriod(Date("2026-01-15"), Date("2026-03-10"), Jakarta);

        Assert.Equal([Date("2026-01-15"), Date("2026-02-01"), Date("2026-03-01")], period.Months);
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
