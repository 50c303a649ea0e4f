using IncidentPlatform.Domain.Imports;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Imports;

public sealed class ImportDatesTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    [Theory]
    [InlineData(DateOrder.DayMonthYear, "3/4/2026 09:05", "2026-04-03T02:05:00Z")]
    [InlineData(DateOrder.MonthDayYear, "3/4/2026 09:05", "2026-03-04T02:05:00Z")]
    [InlineData(DateOrder.DayMonthYear, "03.04.2026 9.05", "2026-04-03T02:05:00Z")]
    [InlineData(DateOrder.MonthDayYear, "12-31-2026 11:30:15 PM", "2026-12-31T16:30:15Z")]
    [InlineData(DateOrder.DayMonthYear, "31/12/2026 12:00 am", "2026-12-30T17:00:00Z")]
    [InlineData(DateOrder.YearMonthDay, "2026-04-03", "2026-04-02T17:00:00Z")]
    [InlineData(DateOrder.DayMonthYear, "2026-04-03T09:05:00", "2026-04-03T02:05:00Z")]
    [InlineData(DateOrder.DayMonthYear, "2026-04-03T09:05:00.123Z", "2026-04-03T09:05:00Z")]
    [InlineData(DateOrder.DayMonthYear, "2026-04-03 09:05:00+02:00", "2026-04-03T07:05:00Z")]
    public void A_date_is_read_in_the_order_that_was_named(DateOrder order, string text, string expected) =>
        Assert.Equal(expected, new ImportDates(order, Jakarta).Read(text)?.ToString());

    [Theory]
    [InlineData("the other order", DateOrder.DayMonthYear, "12/31/2026")]
    [InlineData("the other order", DateOrder.MonthDayYear, "31/12/2026")]
    [InlineData("no order for it", DateOrder.YearMonthDay, "3/4/2026")]
    [InlineData("a year that could be a day", DateOrder.DayMonthYear, "3/4/26")]
    [InlineData("no such day", DateOrder.DayMonthYear, "29/2/2026")]
    [InlineData("no such hour", DateOrder.DayMonthYear, "28/2/2026 24:00")]
    [InlineData("no such hour of a half", DateOrder.DayMonthYear, "28/2/2026 13:00 PM")]
    [InlineData("a minute alone", DateOrder.DayMonthYear, "28/2/2026 9")]
    [InlineData("something behind", DateOrder.DayMonthYear, "28/2/2026 09:00 or so")]
    [InlineData("a year out of bounds", DateOrder.DayMonthYear, "1/1/1970")]
    [InlineData("a number of a spreadsheet", DateOrder.DayMonthYear, "46092.5")]
    [InlineData("nothing", DateOrder.DayMonthYear, "")]
    public void What_is_no_date_in_that_order_is_none(string reason, DateOrder order, string text) =>
        Assert.True(new ImportDates(order, Jakarta).Read(text) is null, reason);

    [Fact]
    public void Of_an_hour_that_is_there_twice_the_first_is_meant_and_one_that_is_skipped_is_moved_on()
    {
        var dates = new ImportDates(DateOrder.YearMonthDay, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        Assert.Equal("2026-10-25T00:30:00Z", dates.Read("2026-10-25 02:30")?.ToString());
        Assert.Equal("2026-03-29T01:30:00Z", dates.Read("2026-03-29 02:30")?.ToString());
    }
}
