using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Sla;

public sealed class LevelChangesTests
{
    private static readonly Instant Opened = At("2026-11-27T08:00+07:00"); // a Friday
    private static readonly Instant Now = Opened + Hours(2);
    private static readonly EscalationRule Half = new(Guid.NewGuid(), new EscalationCondition.ClockShare(ClockMetric.Resolution, 50), [new EscalationEffect.Notify(NotifyTarget.Group)]);
    private static readonly EscalationRule All = Half with { Id = Guid.NewGuid(), When = new EscalationCondition.ClockShare(ClockMetric.Resolution, 100) };

    [Fact]
    public void A_target_that_is_used_up_already_makes_late_and_silences_what_is_past()
    {
        var change = Change(Record(), NewPolicy(), RebaseMode.FromStart, seconds: 3_600)!;

        Assert.Equal(LevelOutcome.BecomesLate, change.Outcome);
        Assert.Equal((Now, BreachCause.Rebased), (change.After.Clocks[0].BreachedAt, change.After.Clocks[0].BreachCause));
        Assert.Equal([Half.Id, All.Id], change.Silenced.Select(rule => rule.Step.RuleId).Where(id => id == Half.Id || id == All.Id));
        Assert.Equal((1, 0), (change.StepsBefore, change.StepsAfter)); // half of it today, all of it on Monday
    }

    [Theory]
    [InlineData(7 * 3_600, LevelOutcome.DueSooner)]
    [InlineData(9 * 3_600, LevelOutcome.DueLater)]
    [InlineData(8 * 3_600, LevelOutcome.SameDue)]
    public void An_unbroken_promise_falls_due_sooner_later_or_as_before(int seconds, LevelOutcome expected) =>
        Assert.Equal(expected, Change(Record(), NewPolicy(), RebaseMode.FromNow, seconds)!.Outcome);

    [Fact]
    public void Who_was_late_before_is_neither_relieved_nor_late_anew()
    {
        var late = Record(Started(Opened, Hours(1), Always));

        Assert.Equal(LevelOutcome.SameDue, Change(late, NewPolicy(), RebaseMode.FromStart, 90_000)!.Outcome);
    }

    [Fact]
    public void A_promise_that_the_policy_gives_no_more_is_cancelled_and_relieves()
    {
        var change = Change(Record(), NewPolicy(), RebaseMode.FromNow, seconds: null)!;

        Assert.Equal((ClockState.Cancelled, LevelOutcome.DueLater), (change.After.Clocks[0].State, change.Outcome));
    }

    [Fact]
    public void A_hold_under_way_pauses_from_now_on_when_the_new_policy_says_so()
    {
        var held = Record() with { State = IncidentState.OnHold, HoldReason = HoldReason.AwaitingChange, StateBeforeHold = IncidentState.InProgress };

        var change = Change(held, NewPolicy(HoldReason.AwaitingChange), RebaseMode.FromStart, 8 * 3_600)!;

        Assert.Equal(ClockState.Paused, change.After.Clocks[0].State);
        Assert.Equal([HoldReason.AwaitingChange], change.After.PausingReasons);
    }

    [Fact]
    public void A_calendar_keeps_the_target_and_a_priority_that_was_overridden_keeps_itself()
    {
        var calendar = Change(Record(), new LevelEdit.Calendar(Always, new HashSet<Guid> { Office }), RebaseMode.FromNow, seconds: 1)!;

        Assert.Equal((Hours(8), Always), (calendar.After.Clocks[0].Target, calendar.After.Clocks[0].CalendarVersionId));
        Assert.Null(Change(Record() with { IsPriorityOverridden = true }, FlatMatrix, RebaseMode.FromStart, 60));
        var raised = Change(Record(), FlatMatrix, RebaseMode.FromStart, 3_600)!.After;
        Assert.Equal((Priority.P1, 2), (raised.Priority, raised.Version)); // a priority is a field of the record
    }

    [Fact]
    public void Who_follows_another_policy_who_is_closed_and_who_is_old_are_left_alone()
    {
        Assert.Null(Change(Record(), new LevelEdit.SlaPolicy(OtherPolicy, new HashSet<Guid> { Guid.NewGuid() }, [], null), RebaseMode.FromStart, 60));
        Assert.Null(Change(Record() with { State = IncidentState.Resolved }, NewPolicy(), RebaseMode.FromStart, 60));
        Assert.Null(Change(Record(), NewPolicy(), RebaseMode.NewOnly, 60));
    }

    [Theory]
    [InlineData(RebaseMode.FromNow)]
    [InlineData(RebaseMode.FromStart)]
    public void A_word_that_is_promised_for_the_first_time_is_owed_from_the_change_on(RebaseMode mode)
    {
        var change = Change(Record(), FlatMatrix, mode, seconds: 8 * 3_600)!;

        var word = Assert.Single(change.After.Clocks, clock => clock.Metric == ClockMetric.Update);
        Assert.Equal((ClockState.Running, Now, 1, Policy, Hours(8)), (word.State, word.StartedAt, word.Run, word.PolicyVersionId, word.Target));
        Assert.Equal(LevelOutcome.DueSooner, change.Outcome);
        Assert.Equal(change.After.Clocks, IncidentHistory.Apply(change.Before, change.Line, Lookup).Clocks);
    }

    [Fact]
    public void A_word_that_was_withdrawn_is_promised_again_as_the_next_run_and_stands_still_with_its_record()
    {
        var withdrawn = SlaClock.Cancel(Started(Opened, Hours(1)) with { Id = Guid.NewGuid(), Metric = ClockMetric.Update }, Opened + Hours(1), Lookup);
        var resolution = SlaClock.Pause(Started(Opened, Hours(8)), Opened + Hours(1), Lookup);
        var held = Record(resolution) with
        {
            State = IncidentState.OnHold,
            HoldReason = HoldReason.AwaitingConsumer,
            StateBeforeHold = IncidentState.InProgress,
            PausingReasons = [HoldReason.AwaitingConsumer],
            Clocks = [resolution, withdrawn],
        };

        var after = Change(held, FlatMatrix, RebaseMode.FromNow, seconds: 3_600)!.After;

        Assert.Equal((ClockState.Paused, 2), (after.ClockOf(ClockMetric.Update)!.State, after.ClockOf(ClockMetric.Update)!.Run));
        Assert.Equal(3, after.Clocks.Select(clock => clock.Id).Distinct().Count());
    }

    [Fact]
    public void A_calendar_promises_no_word()
    {
        var after = Change(Record(), new LevelEdit.Calendar(Always, new HashSet<Guid> { Office }), RebaseMode.FromStart, seconds: 60)!.After;

        Assert.Null(after.ClockOf(ClockMetric.Update));
    }

    [Fact]
    public void A_policy_brings_its_escalation_rules_and_those_that_are_past_tell_nobody()
    {
        var urgent = new EscalationRule(Guid.NewGuid(), new EscalationCondition.OpenedWith(Priority.P5), [new EscalationEffect.Notify(NotifyTarget.Group)]);
        var lingering = urgent with { Id = Guid.NewGuid(), When = new EscalationCondition.InState(IncidentState.InProgress, 180) };
        var rules = Guid.NewGuid();
        var record = Record() with
        {
            Watch = EscalationWatch.None with { CalendarVersionId = Office, OpenedWith = Priority.P3, StateSince = Opened, StateSequence = 2, Generation = 1 },
        };

        var change = LevelChanges.Of(
            record, NewPolicy() with { EscalationVersionId = rules }, RebaseMode.FromNow, Actor.System, Now,
            Context(8 * 3_600) with { Rules = id => new EscalationPolicy(id == rules ? [urgent, lingering] : []) })!;

        Assert.Equal((rules, Office, 2), (change.After.Watch.PolicyVersionId!.Value, change.After.Watch.CalendarVersionId!.Value, change.After.Watch.Generation));
        Assert.Equal([(urgent.Id, record.Id)], change.Silenced.Where(step => !EscalationMarkers.IsMarker(step.Step.RuleId)).Select(step => (step.Step.RuleId, step.Step.SubjectId)));
        Assert.Equal((0, 1), (change.StepsBefore, change.StepsAfter)); // three hours in progress, in one of them
    }

    [Fact]
    public void Rules_on_the_record_count_in_the_calendars_new_version()
    {
        var record = Record() with { Watch = EscalationWatch.None with { CalendarVersionId = Office, Generation = 1 } };

        var after = Change(record, new LevelEdit.Calendar(Always, new HashSet<Guid> { Office }), RebaseMode.FromNow, seconds: 1)!.After;

        Assert.Equal((Always, 2), (after.Watch.CalendarVersionId!.Value, after.Watch.Generation));
    }

    private static LevelEdit.Matrix FlatMatrix { get; } =
        new(new PriorityMatrix([.. Enumerable.Repeat<IReadOnlyList<Priority>>([Priority.P1, Priority.P1, Priority.P1, Priority.P1], 4)]));

    private static LevelEdit.SlaPolicy NewPolicy(params HoldReason[] pausing) => new(OtherPolicy, new HashSet<Guid> { Policy }, pausing, null);

    private static Incident Record(Clock? clock = null) =>
        An.Incident(IncidentState.InProgress) with { OpenedAt = Opened, LastLineAt = Opened, Clocks = [clock ?? Started(Opened, Hours(8))] };

    // Words are promised by nobody but to a P1.
    private static LevelChange? Change(Incident record, LevelEdit edit, RebaseMode mode, int? seconds) =>
        LevelChanges.Of(record, edit, mode, Actor.System, Now, Context(seconds));

    private static LevelContext Context(int? seconds) => new(
        Lookup, (_, _, priority, metric) => metric != ClockMetric.Update || priority == Priority.P1 ? seconds : null, _ => new EscalationPolicy([Half, All]),
        _ => false, Guid.NewGuid);
}
