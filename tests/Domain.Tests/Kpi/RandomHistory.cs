using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Kpi;

/// <summary>Random lives of a record, made of nothing but legal moves; rules fire late, early in a second, or not at all.</summary>
internal sealed class RandomHistory
{
    private readonly HistoryWorld _world;
    private readonly Random _random;
    private readonly List<TimelineLine> _lines = [];
    private Incident _record;
    private Instant _now;

    private RandomHistory(HistoryWorld world, Guid id, Random random, Instant openedAt)
    {
        _world = world;
        _random = random;
        _now = openedAt;
        var kind = random.Next(8) == 0 ? IncidentKind.Question : IncidentKind.Incident;
        var service = random.Next(3) == 0 ? world.Banking : world.General;
        var priority = (Priority)random.Next(5);
        var opened = new TimelineEntry.Opened(
            kind, null, Impact.Moderate, Urgency.Medium, priority, service, null, world.Desk, world.Consumer, world.Consumer,
            random.Next(12) == 0, random.Next(6) == 0, random.Next(15) == 0 ? ClockPlan.None : world.Plan(service, priority, []));
        var line = new TimelineLine(1, openedAt, ActorKind.Person, world.Consumer, Channel.Web, Visibility.Public, opened);
        _lines.Add(line);
        _record = IncidentHistory.Begin(id, world.OrganizationId, line, world.Lookup);
    }

    /// <summary>The lines of one record that never goes on after <paramref name="end"/>.</summary>
    public static IReadOnlyList<TimelineLine> Draw(HistoryWorld world, Guid id, Random random, Instant openedAt, Instant end) =>
        Live(world, id, random, openedAt, end).Lines;

    /// <summary>The same with the record that grew line by line.</summary>
    public static (IReadOnlyList<TimelineLine> Lines, Incident Record) Live(
        HistoryWorld world, Guid id, Random random, Instant openedAt, Instant end)
    {
        var history = new RandomHistory(world, id, random, openedAt);
        history.Route();
        for (var steps = random.Next(14); steps > 0 && history.Wait(end); steps--) history.Step();
        return (history._lines, history._record);
    }

    private bool Wait(Instant end)
    {
        var seconds = _random.Next(5) switch
        {
            0 => 0,
            1 => _random.Next(600),
            2 => _random.Next(7_200),
            3 => _random.Next(86_400),
            _ => _random.Next(400_000),
        };
        var next = _now + Duration.FromSeconds(seconds);
        if (next >= end) return false;

        Fire(next);
        _now = next;
        return true;
    }

    // What the escalation loop does, except that it is often asleep.
    private void Fire(Instant until)
    {
        if (_random.Next(3) == 0) return;

        foreach (var clock in _record.Clocks.Where(clock => clock is { Level: ClockLevel.Sla, State: ClockState.Running }).ToList())
        {
            foreach (var share in new[] { 50, 75, 90, 100 })
            {
                if (clock.Metric == ClockMetric.Update && share is 50 or 90) continue;
                if (share <= clock.Band || SlaClock.InstantOfShare(clock, share, _world.Lookup) is not { } due || due >= until) continue;

                _now = Instant.Max(_now, due + Duration.FromSeconds(share == 100 ? 1 : 0));
                Add(ActorKind.Escalation, null, new TimelineEntry.RuleFired(clock.Id, clock.Metric, _world.PolicyVersion, _world.PolicyVersion, clock.Run, share, due, false));
            }
        }
    }

    private void Route()
    {
        var group = Any(_world.Groups);
        switch (_random.Next(4))
        {
            case 0:
                Add(ActorKind.Classifier, null, new TimelineEntry.Routed(RoutingOutcome.Assigned, group, 0.9, 1));
                Move(Actor.Classifier, IncidentMoves.Assign(_record, Facts(group), null, null, _world.Desk, Actor.Classifier));
                break;
            case 1:
                Add(ActorKind.Classifier, null, new TimelineEntry.Routed(RoutingOutcome.Suggested, group, 0.4, 1));
                break;
            case 2:
                Add(ActorKind.Rule, null, new TimelineEntry.Routed(RoutingOutcome.KeptAtDesk, null, null, null));
                break;
        }
    }

    private void Step()
    {
        var by = new Actor(
            ActorKind.Person, _world.Agent, [Role.Agent, Role.IncidentManager], [_record.GroupId], Channel.Web);
        var consumer = new Actor(ActorKind.Person, _world.Consumer, [Role.Consumer], [], Channel.Web);
        var group = Any(_world.Groups);
        switch (_random.Next(_world.ChangesLevels ? 18 : 17))
        {
            case 0 or 1:
                Move(by, IncidentMoves.Accept(_record, by));
                break;
            case 2 or 3:
                Move(by, IncidentMoves.Assign(_record, Facts(group), null, "Theirs", _world.Desk, by));
                break;
            case 4:
                Move(by, IncidentMoves.Escalate(_record, Facts(group), "Needs more", _world.Desk, by));
                break;
            case 5 or 6:
                Move(by, IncidentMoves.Hold(
                    _record, Any([HoldReason.AwaitingConsumer, HoldReason.AwaitingProvider, HoldReason.AwaitingChange]), null, null, _now));
                break;
            case 7:
                Move(by, IncidentMoves.Resume(_record, ResumeCause.Person));
                break;
            case 8:
                Move(by, IncidentEdits.Comment(_record, "Looking", Visibility.Public, by));
                break;
            case 9:
                Move(consumer, IncidentEdits.Comment(_record, "And now?", Visibility.Public, consumer));
                break;
            case 10:
                var priority = (Priority)_random.Next(5);
                Move(by, IncidentEdits.Reprioritise(
                    _record, _record.Impact, _record.Urgency, priority, true, _world.Plan(_record.ServiceId, priority, _record.Clocks), "Worse"));
                break;
            case 11:
                var service = _random.Next(2) == 0 ? _world.General : _world.Banking;
                var kind = _random.Next(4) == 0 ? IncidentKind.Question : IncidentKind.Incident;
                Move(by, IncidentEdits.Reclassify(_record, kind, service, null, _world.Plan(service, _record.Priority, _record.Clocks), "Else"));
                break;
            case 12 when _record.Clocks.Count > 0:
                Move(by, IncidentEdits.Excuse(_record, Any(_record.Clocks).Id, "A wrong P1", by, _now, _world.Lookup));
                break;
            case 13:
                if (_random.Next(6) == 0) Move(by, IncidentMoves.Cancel(_record, "Withdrawn", by));
                break;
            case 17:
                ChangeLevels((Priority)_random.Next(5), _random.Next(2) == 0 ? RebaseMode.FromNow : RebaseMode.FromStart, by);
                break;
            default:
                Finish(by, consumer);
                break;
        }
    }

    private void Finish(Actor by, Actor consumer)
    {
        if (_record.IsOpen)
        {
            Move(by, IncidentMoves.Resolve(_record, Any(ResolutionCodes.For(_record.Kind)), "Done", by));
            return;
        }
        switch (_random.Next(3))
        {
            case 0:
                Move(consumer, IncidentMoves.Reopen(_record, "Again", consumer));
                break;
            case 1:
                Move(consumer, IncidentMoves.Confirm(_record, consumer));
                break;
            default:
                Move(consumer, IncidentEdits.Rate(_record, _random.Next(1, 6), null, consumer));
                break;
        }
    }

    // A matrix that gives every record the same priority.
    private void ChangeLevels(Priority priority, RebaseMode mode, Actor by)
    {
        var matrix = new PriorityMatrix([.. Enumerable.Repeat<IReadOnlyList<Priority>>([priority, priority, priority, priority], 4)]);
        var context = new LevelContext(_world.Lookup, Target, _ => EscalationPolicy.None, _ => false, Guid.NewGuid);
        if (LevelChanges.Of(_record, new LevelEdit.Matrix(matrix), mode, by, _now, context) is { } change) Add(by.Kind, by.PersonId, change.Line.Entry);

        int? Target(Guid policyVersionId, IncidentKind kind, Priority raised, ClockMetric metric) => HistoryWorld.OlaPolicies.TryGetValue(policyVersionId, out var promise)
            ? promise.TargetSeconds(raised, metric)
            : _world.Plan(_record.ServiceId, raised, _record.Clocks).Targets.FirstOrDefault(target => target.Metric == metric)?.TargetSeconds;
    }

    private void Move(Actor by, Decision decision)
    {
        if (decision is not Decision.Accepted accepted) return;

        foreach (var line in accepted.Lines) Add(by.Kind, by.PersonId, line.Entry);
    }

    private void Add(ActorKind kind, Guid? person, TimelineEntry entry)
    {
        var line = new TimelineLine(_record.LastSequence + 1, _now, kind, person, Channel.Web, Visibility.Public, entry);
        var former = _record;
        _record = IncidentHistory.Apply(_record, line, _world.Lookup);
        _lines.Add(line);
        if (former.GroupId == _record.GroupId && former.Priority == _record.Priority && entry is not TimelineEntry.Reopened) return;

        foreach (var promise in _world.Promises(_record)) Add(ActorKind.System, null, promise);
    }

    private SupportGroupFacts Facts(Guid group) => new(group, 2, true, false, [_world.Agent]);

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
