using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.Sla.Versions;

namespace IncidentPlatform.Domain.Tests.Escalation;

/// <summary>
/// Random lives of records with workers that look at timers only, come late, and now and then die between the effect and the
/// commit. A step is taken at most once in a run, and none whose time has come is left behind.
/// </summary>
public sealed class EscalationInterleavingTests
{
    private const int Lives = 4_000;
    private static readonly Instant Start = At("2026-11-23T08:00+07:00");

    private static readonly EscalationPolicy Rules = new(
    [
        Rule(1, new EscalationCondition.ClockShare(ClockMetric.Response, 60)) with { Repeat = new EscalationRepeat(10, 3) },
        Rule(2, new EscalationCondition.ClockShare(ClockMetric.Resolution, 80)) with { StopsOnAcknowledge = true },
        Rule(3, new EscalationCondition.ClockShare(ClockMetric.Resolution, 120)) with { Repeat = new EscalationRepeat(45, 2), StopsOnAcknowledge = true },
        Rule(4, new EscalationCondition.InState(IncidentState.Assigned, 20)) with { Repeat = new EscalationRepeat(20, 2) },
        Rule(5, new EscalationCondition.InState(IncidentState.OnHold, 90)),
        Rule(6, new EscalationCondition.Hops(2)),
        Rule(7, new EscalationCondition.OpenedWith(Priority.P3)) with { Repeat = new EscalationRepeat(120, 1) },
        Rule(8, new EscalationCondition.ConsumerWaiting(15)) with { Repeat = new EscalationRepeat(15, 4) },
        Rule(9, new EscalationCondition.ClockShare(ClockMetric.Resolution, 50)) with { Effects = [new EscalationEffect.RaisePriority()] },
    ]);

    [Fact]
    public void No_step_is_taken_twice_and_none_is_lost_whatever_happens_in_between()
    {
        var taken = 0;
        for (var life = 0; life < Lives; life++)
        {
            var world = new World(new Random(20_261_125 + life));
            world.Live();
            taken += world.Taken.Count;
        }

        Assert.InRange(taken, Lives * 5, Lives * 100); // the lives are no walk past the rules
    }

    private static EscalationRule Rule(int n, EscalationCondition when) => new(
        new Guid(n, 0, 0, new byte[8]), when, [new EscalationEffect.Notify(NotifyTarget.Assignee)]);

    /// <summary>One record with the tables that its commands and workers share, and nothing else.</summary>
    private sealed class World(Random random)
    {
        private readonly Watched _record = new(Start, random.Next(2) == 0 ? Office : Always, (Priority)random.Next(5), 3_600, 14_400);
        private readonly List<(Guid Subject, Guid Rule, int Generation, int Repetition, Instant DueAt)> _timers = [];
        private Instant _now = Start;

        public HashSet<EscalationStepKey> Taken { get; } = [];

        public void Live()
        {
            Schedule(null, []);
            for (var step = random.Next(3, 25); step > 0; step--)
            {
                _now += Seconds(random.Next(5) switch { 0 => 0, 1 => random.Next(60), 2 or 3 => random.Next(5_400), _ => random.Next(90_000) });
                if (random.Next(3) == 0) Work();
                var before = _record.Facts;
                if (Move()) Schedule(before, []);
            }

            // At last a worker that does not die.
            _now += Seconds(random.Next(200_000));
            while (TakeOnce(dies: false))
            {
            }

            var left = EscalationSchedule.Of(_record.Facts, Rules, Lookup).Where(step => step.LookAt <= _now && !Taken.Contains(step.Key));
            Assert.Empty(left);
            Assert.All(Taken.Where(key => key.Repetition > 0), key => Assert.Contains(key with { Repetition = key.Repetition - 1 }, Taken));
            Assert.Equivalent(IncidentHistory.Replay(_record.Facts.Id, _record.Facts.OrganizationId, _record.Lines, Lookup).Watch, _record.Facts.Watch, strict: true);
        }

        private void Work()
        {
            for (var pass = random.Next(1, 4); pass > 0; pass--) TakeOnce(dies: random.Next(4) == 0);
        }

        // As the escalation loop does it: woken by a due timer, all or nothing.
        private bool TakeOnce(bool dies)
        {
            if (!_timers.Exists(timer => timer.DueAt <= _now)) return false;

            var before = _record.Facts;
            var firings = EscalationPlanner.Plan(before, Rules, Taken, _now, Lookup);
            foreach (var firing in firings)
            {
                _record.Add(_now, firing.ToEntry(), Actor.Escalation, Visibility.Internal);
                if (firing.Outcome != EscalationOutcome.Acknowledged && firing.Rule.Effects.Any(effect => effect is EscalationEffect.RaisePriority))
                    Raise(Actor.Escalation);
            }
            if (dies)
            {
                _record.Restore(before);
                return true;
            }

            foreach (var firing in firings) Assert.True(Taken.Add(firing.Step.Key), $"{firing.Step.Key} was taken twice.");
            _timers.RemoveAll(timer => timer.DueAt <= _now || GenerationOf(timer.Subject, before) != timer.Generation);
            Schedule(before, [.. firings.Select(firing => firing.Step.Key)]);
            return true;
        }

        private void Schedule(Incident? before, HashSet<EscalationStepKey> takenNow)
        {
            var kept = EscalationTimerPlan.Kept(before, _record.Facts);
            Assert.Empty(kept); // one policy version: nothing to filter
            foreach (var step in EscalationTimerPlan.Of(before, _record.Facts, Rules, Taken, takenNow, Lookup))
            {
                var timer = (step.SubjectId, step.Rule.Id, step.Generation, step.Repetition, step.LookAt);
                Assert.DoesNotContain(_timers, known => (known.Subject, known.Rule, known.Generation, known.Repetition)
                    == (timer.SubjectId, timer.Id, timer.Generation, timer.Repetition)); // the key of the table
                _timers.Add(timer);
            }
        }

        private bool Move()
        {
            var facts = _record.Facts;
            return random.Next(12) switch
            {
                0 => Make(IncidentMoves.Accept(facts, An.Agent), An.Agent),
                1 => Make(IncidentMoves.Hold(facts, HoldReason.AwaitingConsumer, null, null, _now), An.Agent),
                2 => Make(IncidentMoves.Hold(facts, HoldReason.AwaitingProvider, null, null, _now), An.Agent),
                3 => Make(IncidentMoves.Resume(facts, ResumeCause.Person), An.Agent),
                4 => Make(IncidentEdits.Comment(facts, "And now?", Visibility.Public, An.Consumer), An.Consumer),
                5 => Make(IncidentEdits.Comment(facts, "Looking", Visibility.Public, An.Agent), An.Agent),
                6 => Make(IncidentMoves.Assign(facts, Other(facts), null, "Theirs", An.Desk, An.Agent), An.Agent),
                7 => Raise(An.Agent),
                8 => Make(EscalationMoves.Acknowledge(facts, An.Agent), An.Agent),
                9 => Make(IncidentMoves.Resolve(facts, ResolutionCode.Solved, "Done", An.Agent), An.Agent),
                10 => Make(IncidentMoves.Reopen(facts, "Again", An.Consumer), An.Consumer),
                _ => Rebase((Priority)random.Next(5), An.Agent),
            };
        }

        private bool Raise(Actor by) => _record.Facts.Priority > Priority.P1 && Rebase(_record.Facts.Priority - 1, by);

        private bool Rebase(Priority priority, Actor by)
        {
            var factor = 1 + (int)priority;
            return Make(
                IncidentEdits.Reprioritise(
                    _record.Facts, Impact.Moderate, Urgency.Medium, priority, true, _record.Plan(1_200 * factor, 5_400 * factor), "Worse"), by);
        }

        private bool Make(Decision decision, Actor by) => _record.Make(_now, decision, by);

        private static SupportGroupFacts Other(Incident incident) =>
            new(incident.GroupId == An.Desk ? An.Network : An.Desk, 2, true, false, [An.AgentId]);

        private static int? GenerationOf(Guid subject, Incident incident) => subject == incident.Id
            ? incident.Watch.Generation
            : incident.Clocks.FirstOrDefault(clock => clock.Id == subject)?.Generation;
    }
}
