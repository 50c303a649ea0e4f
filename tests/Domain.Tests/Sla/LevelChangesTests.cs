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
        var matrix = new LevelEdit.Matrix(new PriorityMatrix([.. Enumerable.Repeat<IReadOnlyList<Priority>>([Priority.P1, Priority.P1, Priority.P1, Priority.P1], 4)]));

        Assert.Equal((Hours(8), Always), (calendar.After.Clocks[0].Target, calendar.After.Clocks[0].CalendarVersionId));
        Assert.Null(Change(Record() with { IsPriorityOverridden = true }, matrix, RebaseMode.FromStart, 60));
        var raised = Change(Record(), matrix, RebaseMode.FromStart, 3_600)!.After;
        Assert.Equal((Priority.P1, 2), (raised.Priority, raised.Version)); // a priority is a field of the record
    }

    [Fact]
    public void Who_follows_another_policy_who_is_closed_and_who_is_old_are_left_alone()
    {
        Assert.Null(Change(Record(), new LevelEdit.Policy(OtherPolicy, new HashSet<Guid> { Guid.NewGuid() }, []), RebaseMode.FromStart, 60));
        Assert.Null(Change(Record() with { State = IncidentState.Resolved }, NewPolicy(), RebaseMode.FromStart, 60));
        Assert.Null(Change(Record(), NewPolicy(), RebaseMode.NewOnly, 60));
    }

    private static LevelEdit.Policy NewPolicy(params HoldReason[] pausing) => new(OtherPolicy, new HashSet<Guid> { Policy }, pausing);

    private static Incident Record(Clock? clock = null) =>
        An.Incident(IncidentState.InProgress) with { OpenedAt = Opened, LastLineAt = Opened, Clocks = [clock ?? Started(Opened, Hours(8))] };

    private static LevelChange? Change(Incident record, LevelEdit edit, RebaseMode mode, int? seconds) => LevelChanges.Of(
        record, edit, mode, Actor.System, Now,
        new LevelContext(Lookup, (_, _, _, _) => seconds, _ => new EscalationPolicy([Half, All]), _ => false));
}
