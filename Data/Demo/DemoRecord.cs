using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>A demo record that grows by the rules, with what escalation had to say to it.</summary>
internal sealed class DemoRecord
{
    private readonly DemoDirectory _directory;
    private readonly EscalationPolicy _rules;
    private readonly GrowingRecord _record;
    private readonly HashSet<(Guid Clock, Guid Rule, int Run)> _fired = [];

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
        var due = Facts.Clocks
            .SelectMany(clock => EscalationPlanner.Plan(clock, _rules, FiredIn(clock), at, _directory.Calendars))
            .OrderBy(firing => firing.LookAt).ThenBy(firing => firing.Metric).ThenBy(firing => firing.Rule.Share);
        foreach (var firing in due)
        {
            var firedAt = Instant.Max(firing.LookAt, Facts.LastLineAt);
            Append(firedAt, Actor.Escalation, new NewLine(
                new TimelineEntry.RuleFired(
                    firing.ClockId, firing.Metric, firing.PolicyVersionId, firing.Rule.Id, firing.Run, firing.Rule.Share, firing.DueAt,
                    IsSuperseded: false),
                Visibility.Internal));
            _fired.Add((firing.ClockId, firing.Rule.Id, firing.Run));
            Firings.Add(new EscalationFiringRow
            {
                ClockId = firing.ClockId,
                RuleId = firing.Rule.Id,
                Run = firing.Run,
                OrganizationId = Facts.OrganizationId,
                IncidentId = Facts.Id,
                DueAt = firing.DueAt,
                FiredAt = firedAt,
                IsSuperseded = false,
            });
        }
    }

    /// <summary>The timers that wake the escalation loop for what is still to come.</summary>
    public IEnumerable<TimerRow> Timers() => Facts.Clocks
        .Where(clock => clock.State == ClockState.Running)
        .SelectMany(clock => ClockTimers.Of(
            Facts.OrganizationId, Facts.Id, clock, _rules, _directory.Calendars, rule => _fired.Contains((clock.Id, rule, clock.Run))));

    private HashSet<Guid> FiredIn(Clock clock) =>
        [.. _fired.Where(fired => fired.Clock == clock.Id && fired.Run == clock.Run).Select(fired => fired.Rule)];
}
