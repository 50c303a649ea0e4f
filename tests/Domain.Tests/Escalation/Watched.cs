using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Incidents;
using IncidentPlatform.Domain.Tests.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Escalation;

/// <summary>A record that rules watch over, growing line by line.</summary>
internal sealed class Watched
{
    private readonly List<TimelineLine> _lines = [];

    public Watched(Instant openedAt, Guid? calendar = null, Priority priority = Priority.P3, int response = 7_200, int resolution = 36_000)
    {
        Calendar = calendar ?? Versions.Office;
        var opened = new TimelineEntry.Opened(
            IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, priority, Guid.NewGuid(), null, An.Desk, An.Requester, An.Requester,
            false, false, Plan(response, resolution));
        var line = new TimelineLine(1, openedAt, ActorKind.Person, An.Requester, Channel.Web, Visibility.Public, opened);
        Facts = IncidentHistory.Begin(Guid.NewGuid(), Guid.NewGuid(), line, Versions.Lookup);
        _lines.Add(line);
    }

    public Guid Calendar { get; }

    public Incident Facts { get; private set; }

    public IReadOnlyList<TimelineLine> Lines => _lines;

    public ClockPlan Plan(int response, int resolution) => new(
        [TargetOf(ClockMetric.Response, response), TargetOf(ClockMetric.Resolution, resolution)],
        [HoldReason.AwaitingConsumer], new EscalationPin(Versions.Policy, Calendar));

    public void Add(Instant at, TimelineEntry entry, Actor by, Visibility visibility = Visibility.Public)
    {
        var line = new TimelineLine(Facts.LastSequence + 1, at, by.Kind, by.PersonId, by.Channel, visibility, entry);
        Facts = IncidentHistory.Apply(Facts, line, Versions.Lookup);
        _lines.Add(line);
    }

    /// <summary>Makes a move if it is legal.</summary>
    public bool Make(Instant at, Decision decision, Actor by)
    {
        if (decision is not Decision.Accepted accepted) return false;

        foreach (var line in accepted.Lines) Add(at, line.Entry, by, line.Visibility);
        return true;
    }

    /// <summary>Puts a record and its lines back to an earlier moment: what was done since was never committed.</summary>
    public void Restore(Incident facts)
    {
        _lines.RemoveRange(facts.LastSequence, _lines.Count - facts.LastSequence);
        Facts = facts;
    }

    private ClockTarget TargetOf(ClockMetric metric, int seconds) => new(
        Facts?.ClockOf(metric)?.Id ?? Guid.NewGuid(), metric, Versions.Policy, Calendar, seconds);
}
