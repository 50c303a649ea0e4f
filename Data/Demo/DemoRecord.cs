using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>
/// One record that grows line by line, by the rules and the fold that every command uses: what its rows say is what its
/// timeline says.
/// </summary>
internal sealed class DemoRecord
{
    private readonly DemoDirectory _directory;
    private readonly EscalationPolicy _rules;
    private readonly IncidentRow _row;
    private readonly HashSet<(Guid Clock, Guid Rule, int Run)> _fired = [];
    private readonly List<IncidentHolderRow> _holders = [];

    public DemoRecord(
        DemoDirectory directory, DemoService service, string number, string subject, string description, TimelineEntry.Opened opened, Actor by,
        Instant at)
    {
        _directory = directory;
        _rules = service.Escalation;
        _row = new IncidentRow
        {
            Id = Guid.CreateVersion7(at.ToDateTimeOffset()),
            OrganizationId = directory.OrganizationId,
            Number = number,
            Subject = subject,
            Description = description,
        };
        var line = new TimelineLine(1, at, by.Kind, by.PersonId, by.Channel, Visibility.Public, opened);
        Facts = IncidentHistory.Begin(_row.Id, directory.OrganizationId, line, directory.Calendars);
        Lines.Add(IncidentMapping.NewRow(line, Facts));
        _holders.Add(NewHolder(at));
    }

    public Incident Facts { get; private set; }

    public List<TimelineRow> Lines { get; } = [];

    public List<TimelineTextRow> Texts { get; } = [];

    /// <summary>Who has or had it, as it stands.</summary>
    public IEnumerable<IncidentHolderRow> Holders
    {
        get
        {
            foreach (var holder in _holders) holder.IsOpen = Lifecycle.IsOpen(Facts.State);
            return _holders;
        }
    }

    public List<EscalationFiringRow> Firings { get; } = [];

    /// <summary>The record's row as it stands.</summary>
    public IncidentRow Row
    {
        get
        {
            IncidentMapping.Copy(Facts, _row);
            return _row;
        }
    }

    public IEnumerable<ClockRow> Clocks => Facts.Clocks.Select(clock => ClockMapping.NewRow(clock, Facts.OrganizationId, Facts.Id));

    /// <summary>Makes a move.</summary>
    /// <exception cref="InvalidOperationException">The rules refuse it.</exception>
    public void Make(Instant at, Actor by, Decision decision)
    {
        if (decision is not Decision.Accepted accepted)
            throw new InvalidOperationException($"The history makes a move that the rules refuse: {((Decision.Refused)decision).Code}.");

        foreach (var line in accepted.Lines) Append(at, by, line);
    }

    /// <summary>Adds a line that needs no decision.</summary>
    public void Append(Instant at, Actor by, NewLine added)
    {
        var line = new TimelineLine(Facts.LastSequence + 1, at, by.Kind, by.PersonId, by.Channel, added.Visibility, added.Entry);
        var former = Facts.GroupId;
        Facts = IncidentHistory.Apply(Facts, line, _directory.Calendars);
        Lines.Add(IncidentMapping.NewRow(line, Facts));
        if (former != Facts.GroupId) ChangeHolder(former, line);
        if (added.Entry is TimelineEntry.Resolved) _row.ResolutionText = added.Text;
        if (added.Text is null) return;

        Texts.Add(new TimelineTextRow
        {
            OrganizationId = Facts.OrganizationId,
            IncidentId = Facts.Id,
            Sequence = line.Sequence,
            Text = added.Text,
        });
    }

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
    public IEnumerable<TimerRow> Timers() =>
        from clock in Facts.Clocks
        where clock.State == ClockState.Running
        from scheduled in EscalationSchedule.Of(clock, _rules, _directory.Calendars)
        where !_fired.Contains((clock.Id, scheduled.Rule.Id, clock.Run))
        select new TimerRow
        {
            ClockId = clock.Id,
            RuleId = scheduled.Rule.Id,
            Generation = clock.Generation,
            Run = clock.Run,
            OrganizationId = Facts.OrganizationId,
            IncidentId = Facts.Id,
            DueAt = scheduled.LookAt,
            AvailableAt = scheduled.LookAt,
        };

    private HashSet<Guid> FiredIn(Clock clock) =>
        [.. _fired.Where(fired => fired.Clock == clock.Id && fired.Run == clock.Run).Select(fired => fired.Rule)];

    private void ChangeHolder(Guid former, TimelineLine line)
    {
        _holders.Single(holder => holder.GroupId == former).UntilSequence = line.Sequence;
        if (_holders.FirstOrDefault(holder => holder.GroupId == Facts.GroupId) is { } returned) returned.UntilSequence = null;
        else _holders.Add(NewHolder(line.At));
    }

    private IncidentHolderRow NewHolder(Instant at) =>
        new() { OrganizationId = Facts.OrganizationId, GroupId = Facts.GroupId, IncidentId = Facts.Id, FirstHeldAt = at, OpenedAt = Facts.OpenedAt };
}
