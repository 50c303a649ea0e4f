using CsCheck;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Kpi;

public sealed class HandOverReplayTests
{
    [Fact]
    public void Around_the_clock_a_provider_begins_at_night_and_is_done_before_the_group_comes()
    {
        // Arrived Thursday night, accepted Friday at nine, done at ten: two hours of handling.
        var replayed = Replay(
            RoundTheClock,
            Waits("2026-11-26T20:00+07:00", "2026-11-27T09:00+07:00"), Works("2026-11-27T09:00+07:00", "2026-11-27T10:00+07:00"));

        Assert.Equal((1, 1, 0), (replayed.Stays, replayed.OutOfOwnHours, replayed.OutOfProviderHours));
        Assert.Equal((3_600L, 3_600L, 7_200L), (replayed.WorkedSeconds, replayed.WaitedSeconds, replayed.ResolutionSeconds));
        Assert.Equal(3_600, replayed.ResponseSeconds);
        Assert.Equal((14 * 3_600L, 2 * 3_600L), (replayed.ElapsedSeconds, replayed.ReplayedElapsedSeconds));
        Assert.Equal(-7_200, replayed.ServiceShiftSeconds); // the service is open from eight to ten: the consumer need not wait then
    }

    [Fact]
    public void A_provider_that_works_at_night_only_is_later_by_day()
    {
        var replayed = Replay(NightShift, Works("2026-11-27T09:00+07:00", "2026-11-27T10:00+07:00"));

        Assert.Equal((0, 1), (replayed.OutOfOwnHours, replayed.OutOfProviderHours));
        Assert.Equal((3_600L, 14 * 3_600L), (replayed.ElapsedSeconds, replayed.ReplayedElapsedSeconds)); // ten to eleven at night
        Assert.Equal((2.5 + 3.5 - 1) * 3_600, replayed.ServiceShiftSeconds); // nine to half past eleven, half past one to five; it was an hour
    }

    [Fact]
    public void What_the_consumer_took_lasts_as_long_and_is_nobodys_handling()
    {
        var replayed = Replay(
            RoundTheClock,
            Works("2026-11-27T08:00+07:00", "2026-11-27T09:00+07:00"), Paused("2026-11-27T09:00+07:00", "2026-11-27T11:00+07:00"),
            Works("2026-11-27T11:00+07:00", "2026-11-27T11:30+07:00"));

        Assert.Equal((5_400L, 0L), (replayed.WorkedSeconds, replayed.WaitedSeconds));
        Assert.Equal(replayed.ElapsedSeconds, replayed.ReplayedElapsedSeconds);
        Assert.Equal(0, replayed.ServiceShiftSeconds);
    }

    [Fact]
    public void Each_stay_begins_when_the_record_came_and_the_slowest_answer_counts()
    {
        var replayed = Replay(
            RoundTheClock,
            Waits("2026-11-26T09:00+07:00", "2026-11-26T09:10+07:00"), Works("2026-11-26T09:10+07:00", "2026-11-26T10:00+07:00"),
            Waits("2026-11-27T09:00+07:00", "2026-11-27T09:30+07:00"), Works("2026-11-27T09:30+07:00", "2026-11-27T10:00+07:00"));

        Assert.Equal(2, replayed.Stays);
        Assert.Equal(1_800, replayed.ResponseSeconds);
        Assert.Equal(7_200, replayed.ResolutionSeconds);
    }

    [Fact]
    public void Targets_are_those_of_the_priority_at_the_end()
    {
        var replayed = Replay(
            RoundTheClock,
            Works("2026-11-27T08:00+07:00", "2026-11-27T09:00+07:00"),
            Works("2026-11-27T09:00+07:00", "2026-11-27T10:00+07:00") with { Priority = Priority.P1 });

        Assert.Equal((Priority.P1, 1), (replayed.Priority, replayed.Stays));
    }

    [Fact]
    public void In_its_own_hours_a_group_would_have_done_the_same_as_long_as_it_worked_in_them() =>
        Gen.Select(Gen.Int[0, 2_000_000], Gen.Int[1, 400_000], Gen.Int[1, 400_000]).Sample((start, first, second) =>
        {
            var from = At("2026-11-02T00:00+07:00") + Duration.FromSeconds(start);
            var middle = from + Duration.FromSeconds(first);
            HeldSpan[] spans = [new(from, middle, false, false, Priority.P3), new(middle, middle + Duration.FromSeconds(second), true, false, Priority.P3)];

            var replayed = HandOverReplay.Of(spans, OfficeJakarta, OfficeJakarta, OfficeJakarta);

            // It ends with the last second of handling, which may be before a span that went on over closed hours.
            return replayed.ServiceShiftSeconds == 0 && replayed.ReplayedElapsedSeconds <= replayed.ElapsedSeconds
                && replayed.ResolutionSeconds == (long)OfficeJakarta.BusinessTimeBetween(from, spans[1].To).TotalSeconds;
        });

    private static ReplayedRecord Replay(BusinessCalendar provider, params HeldSpan[] spans) =>
        HandOverReplay.Of(spans, OfficeJakarta, provider, OfficeJakarta);

    private static HeldSpan Waits(string from, string to) => new(At(from), At(to), false, false, Priority.P3);

    private static HeldSpan Works(string from, string to) => new(At(from), At(to), true, false, Priority.P3);

    private static HeldSpan Paused(string from, string to) => new(At(from), At(to), false, true, Priority.P3);
}
