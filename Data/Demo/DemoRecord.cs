using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>A demo record that grows by the rules, with what escalation had to say to it.</summary>
internal sealed class DemoRecord
{
    private readonly DemoDirectory _directory;
    private readonly EscalationPolicy _rules;
    private readonly GrowingRecord _record;
    private readonly HashSet<EscalationStepKey> _fired = [];

    public DemoRecord(
        DemoDirectory directory, DemoService service, string number, string subject, string description, TimelineEntry.Opened opened, Actor by,
        Instant at)
    {
        _directory = directory;
        _rules = service.Escalation;
        var row = new IncidentRow
        {
            Id = Guid.CreateVersion7(at.ToDateTimeOffset()),
            OrganizationId = directory.OrganizationId,
            Number = number,
            Subject = subject,
            Description = description,
        };
        _record = new GrowingRecord(row, opened, by, at, directory.Calendars);
    }

    public Incident Facts => _record.Facts;

    public List<TimelineRow> Lines => _record.Lines;

    public List<TimelineTextRow> Texts => _record.Texts;

    public IEnumerable<IncidentHolderRow> Holders => _record.Holders;

    public List<EscalationFiringRow> Firings { get; } = [];

    /// <summary>The record's row as it stands.</summary>
    public IncidentRow Row => _record.Row;

    public IEnumerable<ClockRow> Clocks => _record.Clocks;

    /// <summary>Makes a move.</summary>
    /// <exception cref="InvalidOperationException">The rules refuse it.</exception>
    public void Make(Instant at, Actor by, Decision decision)
    {
        if (decision is not Decision.Accepted accepted)
            throw new InvalidOperationException($"The history makes a move that the rules refuse: {((Decision.Refused)decision).Code}.");

        foreach (var line in accepted.Lines) Append(at, by, line);
    }

    /// <summary>Adds a line that needs no decision.</summary>
    public void Append(Instant at, Actor by, NewLine added) => _record.Append(at, by, added);

    /// <summary>Records the rules that were due up to an instant, each when it was due, as a worker that is never late does.</summary>
    /// <remarks>Nobody is told: the mails of a past that never was would only drown the first real ones.</remarks>
    public void FireUntil(Instant at)
    {
        var due = EscalationPlanner.Plan(Facts, _rules, _fired, at, _directory.Calendars)
            .OrderBy(firing => firing.Step.LookAt).ThenBy(firing => firing.Step.Clock is null).ThenBy(firing => firing.Step.Clock?.Metric).ThenBy(firing => firing.Step.Threshold);
        foreach (var planned in due)
        {
            // A worker that is never late finds each alone.
            var firing = planned.Outcome == EscalationOutcome.Superseded ? planned with { Outcome = EscalationOutcome.Fired } : planned;
            var firedAt = Instant.Max(firing.Step.LookAt, Facts.LastLineAt);
            Append(firedAt, Actor.Escalation, new NewLine(firing.ToEntry(), Visibility.Internal));
            _fired.Add(firing.Step.Key);
            Firings.Add(EscalationFiringRow.Of(firing, Facts.OrganizationId, Facts.Id, firedAt));
        }
    }

    /// <summary>The timers that wake the escalation loop for what is still to come.</summary>
    public IEnumerable<TimerRow> Timers() => EscalationTimers.Of(
        Facts.OrganizationId, Facts.Id, EscalationSchedule.Of(Facts, _rules, _directory.Calendars), _fired.Contains);
}
