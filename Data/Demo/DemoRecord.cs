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
    private readonly HashSet<EscalationStepKey> _fired = [];

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
        Holders.Add(NewHolder(at));
    }

    public Incident Facts { get; private set; }

    public List<TimelineRow> Lines { get; } = [];

    public List<TimelineTextRow> Texts { get; } = [];

    public List<IncidentHolderRow> Holders { get; } = [];

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

    private void ChangeHolder(Guid former, TimelineLine line)
    {
        Holders.Single(holder => holder.GroupId == former).UntilSequence = line.Sequence;
        if (Holders.FirstOrDefault(holder => holder.GroupId == Facts.GroupId) is { } returned) returned.UntilSequence = null;
        else Holders.Add(NewHolder(line.At));
    }

    private IncidentHolderRow NewHolder(Instant at) =>
        new() { OrganizationId = Facts.OrganizationId, GroupId = Facts.GroupId, IncidentId = Facts.Id, FirstHeldAt = at };
}
