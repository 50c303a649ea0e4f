using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Imports;

/// <summary>What another system recorded, folded into records, clocks and facts.</summary>
public sealed class ImportedHistoryTests
{
    private static readonly HistoryWorld World = HistoryWorld.Fixed;
    private static readonly Guid Unknown = new("00000000-0000-0000-0000-0000000000ff");
    private static readonly Guid ResolutionClock = new("00000000-0000-0000-0000-0000000000c1");
    private static readonly Guid ResponseClock = new("00000000-0000-0000-0000-0000000000c2");

    // A Tuesday, nine o'clock in Jakarta.
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 3, 2, 0);

    private readonly List<TimelineLine> _lines = [Opening()];
    private Incident _record = IncidentHistory.Begin(Guid.Empty, World.OrganizationId, Opening(), World.Lookup);

    [Fact]
    public void A_closed_record_may_be_open_again_and_its_resolution_clock_runs_on_as_the_next_run()
    {
        Take(1, IncidentState.Resolved);
        Take(2, IncidentState.Closed);
        Take(3, IncidentState.InProgress);

        var clock = _record.ClockOf(ClockMetric.Resolution)!;
        Assert.Equal((IncidentState.InProgress, 1, null, null), (_record.State, _record.ReopenCount, _record.ResolvedAt, _record.ClosedAt));
        Assert.Equal((ClockState.Running, 2), (clock.State, clock.Run));
        Assert.Equal(Duration.FromHours(2), SlaClock.Elapsed(clock, Start + Duration.FromHours(4), World.Lookup));
    }

    [Fact]
    public void A_record_that_is_closed_at_once_was_resolved_then()
    {
        Take(2, IncidentState.Closed);

        Assert.Equal((Start + Duration.FromHours(2), Start + Duration.FromHours(2)), (_record.ResolvedAt!.Value, _record.RespondedAt!.Value));
        Assert.All(_record.Clocks, clock => Assert.Equal(ClockState.Stopped, clock.State));
    }

    [Fact]
    public void A_second_word_about_the_resolution_does_not_move_it()
    {
        Take(1, IncidentState.Resolved);
        Take(2, IncidentState.Resolved);
        Take(3, IncidentState.Closed);
        Take(4, IncidentState.Closed);

        Assert.Equal((Start + Duration.FromHours(1), Start + Duration.FromHours(3)), (_record.ResolvedAt!.Value, _record.ClosedAt!.Value));
    }

    [Fact]
    public void Waiting_for_the_consumer_pauses_and_being_resolved_while_waiting_ends_the_wait()
    {
        Take(1, IncidentState.OnHold, HoldReason.AwaitingConsumer);
        Take(3, IncidentState.Resolved);

        var clock = _record.ClockOf(ClockMetric.Resolution)!;
        Assert.Null(_record.HoldReason);
        Assert.Equal(Duration.FromHours(1), SlaClock.Elapsed(clock, Start + Duration.FromHours(3), World.Lookup));
    }

    [Fact]
    public void Waiting_for_a_provider_is_our_time()
    {
        Take(1, IncidentState.OnHold, HoldReason.AwaitingConsumer);
        Take(2, IncidentState.OnHold, HoldReason.AwaitingProvider);
        Take(3, IncidentState.InProgress);

        Assert.Equal(Duration.FromHours(2), SlaClock.Elapsed(_record.ClockOf(ClockMetric.Resolution)!, Start + Duration.FromHours(3), World.Lookup));
    }

    [Fact]
    public void A_cancelled_record_that_is_taken_back_keeps_its_clocks_as_they_ended()
    {
        Take(1, IncidentState.Cancelled);
        Take(2, IncidentState.InProgress);

        Assert.Equal((IncidentState.InProgress, 0, null), (_record.State, _record.ReopenCount, _record.ClosedAt));
        Assert.Equal(ClockState.Cancelled, _record.ClockOf(ClockMetric.Resolution)!.State);
    }

    [Fact]
    public void Another_priority_gives_other_targets_from_the_start()
    {
        Take(1, IncidentState.InProgress, priority: Priority.P1, plan: Plan(3_600));

        Assert.Equal(Start + Duration.FromHours(1), _record.ClockOf(ClockMetric.Resolution)!.DueAt);
    }

    [Fact]
    public void A_change_of_group_is_a_hop_once_somebody_accepted_and_never_out_of_or_into_the_unknown()
    {
        Move(1, IncidentState.New, World.Network);
        Move(2, IncidentState.New, World.Field);
        Move(3, IncidentState.InProgress, World.Field);
        Move(4, IncidentState.InProgress, null);
        Move(5, IncidentState.InProgress, World.Network);
        Move(6, IncidentState.InProgress, World.Field);

        Assert.Equal((1, World.Network), (_record.Hops, _record.FirstAssignedGroupId));
        Assert.True(Facts().IsPingPong);
    }

    [Fact]
    public void The_desk_is_nobodys_choice_until_it_works_on_the_record()
    {
        Move(1, IncidentState.New, World.Desk);
        Assert.Null(_record.FirstAssignedGroupId);

        Move(2, IncidentState.InProgress, World.Desk);
        Assert.Equal(World.Desk, _record.FirstAssignedGroupId);
    }

    [Fact]
    public void Facts_are_made_of_the_lines_as_ever()
    {
        Move(1, IncidentState.InProgress, World.Network);
        Move(2, IncidentState.OnHold, World.Network, HoldReason.AwaitingConsumer);
        Move(3, IncidentState.Resolved, World.Field);
        Move(4, IncidentState.Closed, World.Field);

        var facts = Facts();

        Assert.True(facts.IsImported);
        Assert.Equal((2 * 3_600L, 3 * 3_600L, World.Field), (facts.ResolutionSeconds, facts.ResolutionElapsedSeconds, facts.Resolved!.GroupId));
        Assert.Equal((3_600L, Start + Duration.FromHours(4)), (facts.ResponseSeconds, facts.Closed!.At));
        Assert.Equal([World.Desk, World.Network, World.Network], facts.Spans.Select(span => span.GroupId));
    }

    [Fact]
    public void Automation_keeps_its_hands_off_what_people_decided_about_elsewhere() =>
        Assert.Equal(RefusalCodes.NotAllowed, Incidents.An.Refusal(IncidentMoves.Assign(
            _record, Incidents.An.NetworkGroup, null, null, World.Desk, Actor.Classifier)));

    [Fact]
    public void Any_state_may_follow_any_other_and_the_clocks_survive_it()
    {
        foreach (var from in Enum.GetValues<IncidentState>())
        {
            foreach (var to in Enum.GetValues<IncidentState>())
            {
                var test = new ImportedHistoryTests();
                test.Take(1, from, from == IncidentState.OnHold ? HoldReason.AwaitingConsumer : null);
                test.Take(1, to, to == IncidentState.OnHold ? HoldReason.AwaitingProvider : null);

                Assert.Equal(to, test._record.State);
                Assert.Equal(Lifecycle.IsOpen(to), test._record.ResolvedAt is null && test._record.ClosedAt is null);
                _ = test.Facts();
            }
        }
    }

    private static TimelineLine Opening() => new(
        1, Start, ActorKind.System, null, Channel.System, Visibility.Public,
        new TimelineEntry.Opened(
            IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, Priority.P3, World.General, null, World.Desk, World.Consumer, World.Consumer,
            false, false, Plan(8 * 3_600), new Guid("00000000-0000-0000-0000-0000000000aa")));

    private static ClockPlan Plan(int seconds) => new(
        [
            new ClockTarget(ResponseClock, ClockMetric.Response, World.PolicyVersion, World.OfficeVersion, seconds / 4),
            new ClockTarget(ResolutionClock, ClockMetric.Resolution, World.PolicyVersion, World.OfficeVersion, seconds),
        ],
        [HoldReason.AwaitingConsumer]);

    private IncidentFacts Facts() => IncidentFacts.From(_record.Id, World.OrganizationId, _lines, World.Context);

    private void Take(int hour, IncidentState state, HoldReason? reason = null, Priority priority = Priority.P3, ClockPlan? plan = null) => Append(
        hour,
        new TimelineEntry.Imported(
            hour, state, reason, World.Network, true, false, null, Impact.Moderate, Urgency.Medium, priority, World.General, null, null, plan));

    private void Move(int hour, IncidentState state, Guid? group, HoldReason? reason = null) => Append(
        hour,
        ImportRules.LineOf(
            _record, new ImportedStep(hour, Start + Duration.FromHours(hour), state, reason, group?.ToString(), true, null, null, null, null, null, null, null),
            group, Unknown, World.Desk, null, (Impact.Moderate, Urgency.Medium, Priority.P3), World.General, null, null));

    private void Append(int hour, TimelineEntry entry)
    {
        var line = new TimelineLine(
            _record.LastSequence + 1, Start + Duration.FromHours(hour), ActorKind.System, null, Channel.System, Visibility.Public, entry);
        _record = IncidentHistory.Apply(_record, line, World.Lookup);
        _lines.Add(line);
    }
}
