using CsCheck;
using IncidentPlatform.Domain.Sla;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class SlaClockProperties
{
    private static readonly Gen<Instant> InstantIn2026 = Gen.Int[0, 365 * 86_400].Select(n => At("2026-01-01T00:00Z") + Seconds(n));
    private static readonly Gen<Duration> Target = Gen.Int[1, 60 * 3600].Select(n => Seconds(n));
    private static readonly Gen<Guid> Calendar = Gen.OneOf(Office, Always, Night);

    /// <summary>What happens to a clock, each a while after the one before; the gap is often zero or a whole hour.</summary>
    private static readonly Gen<Step[]> History =
        (from gap in Gen.OneOf(Gen.Const(0), Gen.Int[0, 72].Select(n => n * 3600), Gen.Int[0, 100_000])
         from verb in Gen.Enum<Verb>()
         from calendar in Calendar
         from target in Target
         select new Step(Seconds(gap), verb, calendar, target)).Array[0, 12];

    private enum Verb { Pause, Resume, Stop, Cancel, Reopen, RebaseFromStart, RebaseFromNow }

    [Fact]
    public void Splitting_a_span_never_moves_due() =>
        Gen.Select(InstantIn2026, Calendar, Gen.Int[1, 400_000], Target).Sample((from, calendar, cut, target) =>
            SlaClock.Due([new(from, null, calendar)], target, Lookup)
            == SlaClock.Due([new(from, from + Seconds(cut), calendar), new(from + Seconds(cut), null, calendar)], target, Lookup));

    [Fact]
    public void A_pause_moves_due_by_the_business_time_it_took_away() =>
        Gen.Select(InstantIn2026, Target, Gen.Int[0, 400_000], Gen.Int[0, 400_000]).Sample((from, target, run, stand) =>
        {
            var (paused, resumed) = (from + Seconds(run), from + Seconds(run) + Seconds(stand));
            var clock = Started(from, target);
            if (clock.DueAt <= paused) return true;

            var lost = OfficeJakarta.BusinessTimeBetween(paused, resumed);
            return SlaClock.Resume(SlaClock.Pause(clock, paused, Lookup), resumed, Lookup).DueAt
                == OfficeJakarta.Add(from, target + lost);
        });

    [Fact]
    public void Target_is_used_exactly_at_due_and_not_a_second_before() =>
        Histories((clock, _) => clock.DueAt is not { } due
            || (SlaClock.Elapsed(clock, due, Lookup) == clock.Target
                && SlaClock.Elapsed(clock, due - Seconds(1), Lookup) < clock.Target));

    [Fact]
    public void Due_is_missing_only_while_standing_still_with_target_left() =>
        Histories((clock, now) => clock.DueAt is not null
            || (clock.State != ClockState.Running && SlaClock.Elapsed(clock, now, Lookup) < clock.Target));

    [Fact]
    public void Counted_segments_add_up_to_the_elapsed_time_and_all_segments_to_the_life() =>
        Histories((clock, now) =>
        {
            var later = now + Hours(30);
            var segments = SlaClock.Segments(clock, later, Lookup);
            var counted = segments.Where(segment => segment.Kind == ClockSegmentKind.Counted);

            return Sum(counted) == SlaClock.Elapsed(clock, later, Lookup)
                && Sum(segments) == (clock.StoppedAt ?? later) - clock.StartedAt
                && segments.Zip(segments.Skip(1)).All(pair => pair.First.End == pair.Second.Start && pair.First.Kind != pair.Second.Kind);
        });

    [Fact]
    public void Spans_stay_in_order_and_only_a_running_clock_has_an_open_one() =>
        Histories((clock, _) =>
            clock.Spans.Zip(clock.Spans.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            && clock.Spans.All(span => span.End is null || span.End > span.Start)
            && clock.Spans.Count(span => span.End is null) == (clock.State == ClockState.Running ? 1 : 0));

    [Fact]
    public void Rebasing_twice_is_rebasing_once() =>
        Histories((clock, now) =>
            new[] { RebaseMode.FromStart, RebaseMode.FromNow }.All(mode =>
            {
                var later = now + Hours(5);
                var once = SlaClock.Rebase(clock, OtherPolicy, Night, Hours(9), mode, now, Lookup);
                return SlaClock.Rebase(once, OtherPolicy, Night, Hours(9), mode, later, Lookup) == SlaClock.NoteBreach(once, later, Lookup);
            }));

    [Fact]
    public void Rebasing_from_start_forgets_former_targets_and_calendars() =>
        Gen.Select(InstantIn2026, Target, History).Sample((start, target, history) =>
        {
            // The same life under one level from the beginning has the same spans and due.
            Step[] verbs = [.. history.Where(step => step.Verb is not (Verb.RebaseFromStart or Verb.RebaseFromNow or Verb.Cancel))];
            var now = start + Sum(verbs);
            var rebased = SlaClock.Rebase(Replay(Started(start, target), start, verbs), OtherPolicy, Night, Hours(9), RebaseMode.FromStart, now, Lookup);
            var always = Replay(SlaClock.Start(rebased.Id, rebased.Metric, OtherPolicy, Night, Hours(9), start, Lookup), start, verbs);

            return rebased.State == ClockState.Stopped || (rebased.Spans.SequenceEqual(always.Spans) && rebased.DueAt == always.DueAt);
        });

    [Fact]
    public void A_breach_once_there_stays_as_it_is() =>
        Steps((before, after, _) => before.BreachedAt is null
            || (after.BreachedAt, after.BreachCause) == (before.BreachedAt, before.BreachCause));

    [Fact]
    public void Generation_rises_exactly_when_the_schedule_changes() =>
        Steps((before, after, _) =>
        {
            var changed = (before.State, before.Target, before.DueAt, before.Run) != (after.State, after.Target, after.DueAt, after.Run)
                || (before.PolicyVersionId, before.CalendarVersionId) != (after.PolicyVersionId, after.CalendarVersionId)
                || !before.Spans.SequenceEqual(after.Spans);
            return after.Generation == before.Generation + (changed ? 1 : 0);
        });

    [Fact]
    public void Replay_equals_stored_however_often_somebody_looked_for_breaches() =>
        Gen.Select(InstantIn2026, Target, History).Sample((start, target, history) =>
            Replay(Started(start, target), start, history)
            == Replay(Started(start, target), start, history, (clock, at) => SlaClock.NoteBreach(clock, at, Lookup)), iter: 1000);

    private static void Histories(Func<Clock, Instant, bool> holds) =>
        Gen.Select(InstantIn2026, Target, History).Sample((start, target, history) =>
            holds(Replay(Started(start, target), start, history), start + Sum(history)), iter: 1000);

    private static void Steps(Func<Clock, Clock, Instant, bool> holds) =>
        Gen.Select(InstantIn2026, Target, History).Sample((start, target, history) =>
        {
            var (clock, at) = (Started(start, target), start);
            foreach (var step in history)
            {
                at += step.Gap;
                var after = Apply(clock, step, at);
                if (!holds(clock, after, at)) return false;
                clock = after;
            }

            return true;
        }, iter: 1000);

    private static Clock Replay(Clock clock, Instant at, IEnumerable<Step> history, Func<Clock, Instant, Clock>? between = null)
    {
        foreach (var step in history)
        {
            if (between is not null) clock = between(clock, at + (step.Gap / 2));
            at += step.Gap;
            clock = Apply(clock, step, at);
        }

        return between is null ? SlaClock.NoteBreach(clock, at, Lookup) : between(clock, at);
    }

    private static Clock Apply(Clock clock, Step step, Instant at) => step.Verb switch
    {
        Verb.Pause => SlaClock.Pause(clock, at, Lookup),
        Verb.Resume => SlaClock.Resume(clock, at, Lookup),
        Verb.Stop => SlaClock.Stop(clock, at, Lookup),
        Verb.Cancel => SlaClock.Cancel(clock, at, Lookup),
        Verb.Reopen => SlaClock.Reopen(clock, at, Lookup),
        Verb.RebaseFromStart => SlaClock.Rebase(clock, OtherPolicy, step.Calendar, step.Target, RebaseMode.FromStart, at, Lookup),
        Verb.RebaseFromNow => SlaClock.Rebase(clock, OtherPolicy, step.Calendar, step.Target, RebaseMode.FromNow, at, Lookup),
    };

    private static Duration Sum(IEnumerable<Step> history) =>
        history.Aggregate(Duration.Zero, (sum, step) => sum + step.Gap);

    private static Duration Sum(IEnumerable<ClockSegment> segments) =>
        segments.Aggregate(Duration.Zero, (sum, segment) => sum + segment.Duration);

    private sealed record Step(Duration Gap, Verb Verb, Guid Calendar, Duration Target);
}
