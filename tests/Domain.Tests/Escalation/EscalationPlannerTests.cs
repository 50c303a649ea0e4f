using CsCheck;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Escalation;

public sealed class EscalationPlannerTests
{
    private static readonly Instant Start = At("2026-11-23T08:00+07:00");

    // Shares of two hours from eight o'clock: 9:00, 9:30, 9:48, 10:00.
    private static readonly EscalationPolicy Rules = new([Rule(50), Rule(75), Rule(90), Rule(100), Rule(50, ClockMetric.Response)]);

    [Fact]
    public void A_rule_fires_at_the_instant_at_which_its_share_is_used_up()
    {
        var clock = Started(Start, Hours(2));

        Assert.Empty(Plan(clock, At("2026-11-23T08:59:59+07:00")));
        var firing = Assert.Single(Plan(clock, At("2026-11-23T09:00+07:00")));
        Assert.Equal((50, At("2026-11-23T09:00+07:00"), false), (ShareOf(firing), firing.Step.DueAt, IsSuperseded(firing)));
    }

    [Fact]
    public void A_breach_is_looked_at_a_second_after_due_and_dated_at_due()
    {
        var clock = Started(Start, Hours(2));
        int[] fired = [50, 75, 90];

        Assert.Empty(Plan(clock, At("2026-11-23T10:00+07:00"), fired));
        Assert.Equal(At("2026-11-23T10:00+07:00"), Assert.Single(Plan(clock, At("2026-11-23T10:00:01+07:00"), fired)).Step.DueAt);
    }

    [Fact]
    public void After_an_outage_all_fire_in_order_and_only_the_last_is_not_superseded()
    {
        var firings = Plan(Started(Start, Hours(2)), At("2026-11-23T09:50+07:00"));

        Assert.Equal([(50, true), (75, true), (90, false)], firings.Select(firing => (ShareOf(firing), IsSuperseded(firing))));
    }

    [Fact]
    public void Rules_of_one_share_do_not_supersede_each_other()
    {
        var twice = new EscalationPolicy([Rule(50), Rule(50) with { Id = Guid.NewGuid() }]);

        var firings = EscalationPlanner.Plan(Having(Started(Start, Hours(2))), twice, new HashSet<EscalationStepKey>(), Start + Hours(1), Lookup);

        Assert.Equal([false, false], firings.Select(IsSuperseded));
    }

    [Fact]
    public void Of_several_rules_at_all_of_a_target_the_first_says_that_it_is_broken()
    {
        var other = Rule(100) with { Id = Guid.NewGuid() };
        var twice = new EscalationPolicy([Rule(75), Rule(100), other]);
        var clock = Started(Start, Hours(2));

        var together = EscalationPlanner.Plan(Having(clock), twice, new HashSet<EscalationStepKey>(), Start + Hours(3), Lookup);
        var later = EscalationPlanner.Plan(
            Having(clock), twice, new HashSet<EscalationStepKey> { new(clock.Id, IdOf(100), clock.Run, 0) }, Start + Hours(3), Lookup);
        var noted = EscalationPlanner.Plan(
            Having(clock), twice, new HashSet<EscalationStepKey> { new(clock.Id, EscalationMarkers.OfBreach(ClockMetric.Resolution), clock.Run, 0) },
            Start + Hours(3), Lookup);

        Assert.Equal([null, true, false], together.Where(firing => !firing.Step.IsMarker).Select(firing => firing.IsBreach));
        Assert.False(later.Single(firing => firing.Rule.Id == other.Id).IsBreach);
        Assert.All(noted.Where(firing => ShareOf(firing) == 100), firing => Assert.False(firing.IsBreach));
    }

    [Fact]
    public void A_rule_that_tells_nobody_does_not_silence_one_that_does()
    {
        var policy = new EscalationPolicy(
        [
            Rule(60) with { Effects = [new EscalationEffect.Notify(NotifyTarget.Assignee)] },
            Rule(70) with { Effects = [new EscalationEffect.RaisePriority()] },
        ]);

        var firings = EscalationPlanner.Plan(Having(Started(Start, Hours(2))), policy, new HashSet<EscalationStepKey>(), Start + Hours(1.7), Lookup);

        Assert.Equal([(50, true), (60, false), (70, false), (75, false)], firings.Select(firing => (ShareOf(firing), IsSuperseded(firing))));
    }

    [Fact]
    public void A_policy_without_rules_still_notes_thresholds_and_breaches()
    {
        var firings = EscalationPlanner.Plan(
            Having(Started(Start, Hours(2))), EscalationPolicy.None, new HashSet<EscalationStepKey>(), Start + Hours(3), Lookup);

        Assert.Equal([50, 75, 90, 100], firings.Select(ShareOf));
        Assert.All(firings, firing => Assert.True(firing.Step.IsMarker));
    }

    [Fact]
    public void Once_somebody_is_on_it_rules_that_ask_for_it_keep_still_and_others_do_not()
    {
        var policy = new EscalationPolicy([Rule(50) with { StopsOnAcknowledge = true }, Rule(75)]);
        var incident = Having(Started(Start, Hours(2)));
        incident = incident with { Watch = incident.Watch with { AcknowledgedAt = Start + Hours(0.5) } };

        var firings = EscalationPlanner.Plan(incident, policy, new HashSet<EscalationStepKey>(), Start + Hours(1.6), Lookup);

        Assert.Equal([EscalationOutcome.Acknowledged, EscalationOutcome.Fired], firings.Select(firing => firing.Outcome));
    }

    [Fact]
    public void On_a_paused_clock_fires_what_was_reached_before_the_pause_and_nothing_else()
    {
        var paused = SlaClock.Pause(Started(Start, Hours(2)), At("2026-11-23T09:10+07:00"), Lookup);

        Assert.Equal([50], Plan(paused, At("2026-11-23T16:00+07:00")).Select(ShareOf));
    }

    [Fact]
    public void On_a_clock_that_is_over_nothing_fires() =>
        Assert.Empty(Plan(SlaClock.Stop(Started(Start, Hours(2)), At("2026-11-23T09:55+07:00"), Lookup), At("2026-11-23T16:00+07:00")));

    [Fact]
    public void What_fires_does_not_depend_on_how_often_somebody_looks() =>
        Gen.Select(Gen.Int[1, 40_000], Gen.Int[1, 8_000].Array[0, 20], Gen.Int[0, 1].Array[20]).Sample((target, gaps, looks) =>
        {
            // Every second step pauses or resumes; before some of the steps a worker looks, after the last one it always does.
            var clock = Started(Start, Seconds(target));
            var (seldom, often) = (new HashSet<Guid>(), new HashSet<Guid>());
            var now = Start;
            for (var step = 0; step < gaps.Length; step++)
            {
                now += Seconds(gaps[step]);
                if (looks[step] == 1) Look(clock, often, now);
                clock = step % 2 == 0 ? SlaClock.Pause(clock, now, Lookup) : SlaClock.Resume(clock, now, Lookup);
            }
            now += Seconds(1);
            Look(clock, often, now);
            Look(clock, seldom, now);
            return seldom.SetEquals(often);
        });

    // Fails when a rule fires twice.
    private static void Look(Clock clock, HashSet<Guid> fired, Instant now)
    {
        var taken = fired.Select(rule => new EscalationStepKey(clock.Id, rule, clock.Run, 0)).ToHashSet();
        foreach (var firing in EscalationPlanner.Plan(Having(clock), Rules, taken, now, Lookup)) Assert.True(fired.Add(firing.Rule.Id));
    }

    private static IReadOnlyList<EscalationFiring> Plan(Clock clock, Instant now, params int[] fired) => EscalationPlanner.Plan(
        Having(clock), Rules, fired.Select(share => new EscalationStepKey(clock.Id, IdOf(share), clock.Run, 0)).ToHashSet(), now, Lookup);

    private static Incident Having(Clock clock) => An.Incident() with { Clocks = [clock] };

    private static int ShareOf(EscalationFiring firing) => ((EscalationCondition.ClockShare)firing.Rule.When).Percent;

    private static bool IsSuperseded(EscalationFiring firing) => firing.Outcome == EscalationOutcome.Superseded;

    private static EscalationRule Rule(int share, ClockMetric metric = ClockMetric.Resolution) =>
        new(metric == ClockMetric.Resolution ? IdOf(share) : Guid.NewGuid(), new EscalationCondition.ClockShare(metric, share), []);

    private static Guid IdOf(int share) => new(share, 0, 0, new byte[8]);
}
