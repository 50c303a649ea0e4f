using IncidentPlatform.Domain.Calendars;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    [Theory]
    [InlineData("inside an opening", "2026-11-25T09:00+07:00", "2026-11-25T10:30+07:00", 90)]
    [InlineData("over the midday break", "2026-11-25T11:00+07:00", "2026-11-25T14:00+07:00", 120)]
    [InlineData("over the longer break on Friday", "2026-11-27T11:00+07:00", "2026-11-27T14:00+07:00", 60)]
    [InlineData("over a night", "2026-11-25T16:00+07:00", "2026-11-26T09:00+07:00", 120)]
    [InlineData("over a weekend", "2026-11-27T16:00+07:00", "2026-11-30T11:00+07:00", 240)]
    [InlineData("a whole week", "2026-11-23T00:00+07:00", "2026-11-30T00:00+07:00", ((4 * 8) + 7) * 60)]
    [InlineData("over a holiday", "2026-08-14T16:00+07:00", "2026-08-18T09:00+07:00", 120)]
    [InlineData("a half day replaces both openings", "2026-12-24T00:00+07:00", "2026-12-25T00:00+07:00", 240)]
    [InlineData("outside all openings", "2026-11-28T00:00+07:00", "2026-11-29T23:00+07:00", 0)]
    [InlineData("a Friday before 1970", "1968-11-29T11:00+07:00", "1968-11-29T14:00+07:00", 60)]
    [InlineData("no time at all", "2026-11-25T09:00+07:00", "2026-11-25T09:00+07:00", 0)]
    public void Only_open_time_counts(string reason, string from, string to, int minutes) =>
        Assert.True(OfficeJakarta.BusinessTimeBetween(At(from), At(to)) == Minutes(minutes), reason);

    [Theory]
    [InlineData("over the weekend", "2026-11-27T16:00+07:00", 240, "2026-11-30T11:00+07:00")]
    [InlineData("closing time, not the next opening", "2026-11-27T16:00+07:00", 60, "2026-11-27T17:00+07:00")]
    [InlineData("start of the break, not its end", "2026-11-27T11:00+07:00", 30, "2026-11-27T11:30+07:00")]
    [InlineData("a start outside the openings", "2026-11-28T10:00+07:00", 1, "2026-11-30T08:01+07:00")]
    [InlineData("a start exactly at closing time", "2026-11-27T17:00+07:00", 60, "2026-11-30T09:00+07:00")]
    [InlineData("over a half day and a holiday", "2026-12-24T11:00+07:00", 120, "2026-12-28T09:00+07:00")]
    [InlineData("nothing to use up", "2026-11-28T10:00+07:00", 0, "2026-11-28T10:00+07:00")]
    public void Adding_ends_at_the_earliest_instant(string reason, string start, int minutes, string expected) =>
        Assert.True(OfficeJakarta.Add(At(start), Minutes(minutes)) == At(expected), reason);

    [Fact]
    public void A_shift_over_midnight_is_two_openings_and_one_interval()
    {
        var from = At("2026-11-25T12:00+07:00");

        Assert.Equal(Hours(8), NightShift.BusinessTimeBetween(from, At("2026-11-26T12:00+07:00")));
        Assert.Equal(At("2026-11-26T06:00+07:00"), NightShift.Add(from, Hours(8)));
        Assert.Equal(
            [(At("2026-11-25T22:00+07:00"), At("2026-11-26T06:00+07:00")), (At("2026-11-26T22:00+07:00"), At("2026-11-27T02:00+07:00"))],
            NightShift.OpenIntervals(from, At("2026-11-27T02:00+07:00")));
    }

    [Fact]
    public void Round_the_clock_is_one_interval_over_years()
    {
        var from = At("2020-01-01T00:00Z");
        var to = At("2029-12-31T23:59:59Z");

        Assert.Equal(to - from, RoundTheClock.BusinessTimeBetween(from, to));
        Assert.Equal(to, RoundTheClock.Add(from, to - from));
        Assert.Equal([(from, to)], RoundTheClock.OpenIntervals(from, to));
    }

    [Fact]
    public void Touching_openings_are_kept_as_one_interval()
    {
        var office = OfficeJakartaDefinition();
        var always = office with { Week = [.. Enumerable.Repeat<Opening[]>([new(0, 43_200), new(43_200, 86_400)], 7)], Exceptions = [] };

        Assert.Equal(1, new OpenBlock(new OpenSchedule(always), 50).IntervalCount);
    }

    [Theory]
    [InlineData("2026-11-27T07:59:59+07:00", false)]
    [InlineData("2026-11-27T08:00:00+07:00", true)]
    [InlineData("2026-11-27T11:29:59+07:00", true)]
    [InlineData("2026-11-27T11:30:00+07:00", false)]
    [InlineData("2026-08-17T10:00:00+07:00", false)]
    public void Open_from_the_first_second_up_to_but_not_at_closing(string at, bool open) =>
        Assert.Equal(open, OfficeJakarta.IsOpen(At(at)));

    [Theory]
    [InlineData("open already", "2026-11-27T09:15:07+07:00", "2026-11-27T09:15:07+07:00")]
    [InlineData("at the start of the break", "2026-11-27T11:30+07:00", "2026-11-27T13:30+07:00")]
    [InlineData("after closing on Friday", "2026-11-27T17:00+07:00", "2026-11-30T08:00+07:00")]
    public void Next_opening_is_the_first_open_instant(string reason, string at, string expected) =>
        Assert.True(OfficeJakarta.NextOpening(At(at)) == At(expected), reason);

    [Fact]
    public void A_calendar_that_closes_for_good_is_never_used_up()
    {
        var calendar = BusinessCalendar.Compile(new(
            "Asia/Jakarta", [[], [], [], [], [], [], []], [new(new LocalDate(2026, 5, 2), "Fair", [Opening.Parse("10:00", "11:00")])]));
        var before = At("2019-01-01T00:00Z");

        Assert.Equal(At("2026-05-02T11:00+07:00"), calendar.Add(before, Hours(1)));
        Assert.Null(calendar.Add(before, Hours(1) + Seconds(1)));
        Assert.Equal(At("2026-05-02T11:00+07:00"), calendar.Add(before, Hours(1))); // now with all the empty years known
        Assert.Equal(At("2026-05-02T10:00+07:00"), calendar.NextOpening(before));
        Assert.Null(calendar.NextOpening(At("2026-05-02T11:00+07:00")));
        Assert.Null(calendar.AddBusinessDays(before, 2));
    }

    [Fact]
    public void An_instant_means_the_second_in_which_it_lies()
    {
        var late = Duration.FromMilliseconds(999);
        var from = At("2026-11-27T16:00+07:00");

        Assert.Equal(Seconds(10), OfficeJakarta.BusinessTimeBetween(from + late, from + Seconds(10)));
        Assert.Equal(from + Seconds(10), OfficeJakarta.Add(from + late, Seconds(10) + late));
        Assert.True(OfficeJakarta.IsOpen(At("2026-11-27T16:59:59+07:00") + late));
    }

    [Fact]
    public void Three_centuries_are_served_without_much_memory()
    {
        var calendar = BusinessCalendar.Compile(OfficeJakartaDefinition());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var total = calendar.BusinessTimeBetween(BusinessCalendar.Earliest, BusinessCalendar.Latest);

        // 15,705 weeks of 39 hours less the exceptions of 2026: what is kept is a part of what is allocated.
        Assert.InRange(total.TotalHours, 612_000, 613_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000_000);
    }

    [Fact]
    public void What_lies_outside_three_centuries_is_refused()
    {
        var year1 = Instant.FromUtc(1, 1, 1, 0, 0);

        Assert.Throws<ArgumentOutOfRangeException>(() => RoundTheClock.IsOpen(Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundTheClock.BusinessTimeBetween(year1, At("2026-01-01T00:00Z")));
        Assert.Null(RoundTheClock.Add(BusinessCalendar.Latest, Seconds(1)));
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var at = At("2026-11-27T16:00+07:00");

        Assert.Throws<ArgumentOutOfRangeException>(() => OfficeJakarta.BusinessTimeBetween(at, at - Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfficeJakarta.OpenIntervals(at, at - Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfficeJakarta.Add(at, Seconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OfficeJakarta.AddBusinessDays(at, 0));
    }

    [Fact]
    public void Threads_that_ask_about_different_years_at_once_get_the_same_answers()
    {
        var years = Enumerable.Range(0, 4000).Select(i => 1901 + (i * 37 % 299)).ToArray();
        Duration[] Ask(BusinessCalendar calendar, bool atOnce)
        {
            var answers = new Duration[years.Length];
            void One(int i) => answers[i] = calendar.BusinessTimeBetween(
                Instant.FromUtc(years[i], 3, 1, 0, 0), Instant.FromUtc(Math.Min(2200, years[i] + (i % 80)), 9, 1, 0, 0));
            if (atOnce) Parallel.For(0, years.Length, One);
            else Enumerable.Range(0, years.Length).ToList().ForEach(One);
            return answers;
        }

        Assert.Equal(
            Ask(BusinessCalendar.Compile(OfficeJakartaDefinition()), atOnce: false),
            Ask(BusinessCalendar.Compile(OfficeJakartaDefinition()), atOnce: true));
    }

    [Fact]
    public void The_time_zone_database_is_named() =>
        Assert.Matches("^20[0-9]{2}[a-z]$", OfficeJakarta.TzdbVersion);
}
