using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// A record that grows line by line in memory, by the fold that every command uses, and is then written as a whole: what its
/// rows say is what its timeline says. For records that have a past when they are written, such as imported ones.
/// </summary>
internal sealed class GrowingRecord
{
    private readonly IncidentRow _row;
    private readonly CalendarLookup _calendars;
    private readonly List<IncidentHolderRow> _holders = [];

    public GrowingRecord(IncidentRow row, TimelineEntry.Opened opened, Actor by, Instant at, CalendarLookup calendars)
    {
        _row = row;
        _calendars = calendars;
        var line = new TimelineLine(1, at, by.Kind, by.PersonId, by.Channel, Visibility.Public, opened);
        Facts = IncidentHistory.Begin(row.Id, row.OrganizationId, line, calendars);
        Timeline.Add(line);
        Lines.Add(IncidentMapping.NewRow(line, Facts));
        _holders.Add(NewHolder(at));
    }

    /// <summary>The facts as they are now.</summary>
    public Incident Facts { get; private set; }

    public List<TimelineLine> Timeline { get; } = [];

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

    /// <summary>Adds a line.</summary>
    public void Append(Instant at, Actor by, NewLine added)
    {
        var line = new TimelineLine(Facts.LastSequence + 1, at, by.Kind, by.PersonId, by.Channel, added.Visibility, added.Entry);
        var former = Facts.GroupId;
        Facts = IncidentHistory.Apply(Facts, line, _calendars);
        Timeline.Add(line);
        Lines.Add(IncidentMapping.NewRow(line, Facts));
        if (former != Facts.GroupId) ChangeHolder(former, line);
        if (added.Text is null) return;

        if (added.Entry is TimelineEntry.Resolved or TimelineEntry.Imported { State: IncidentState.Resolved }) _row.ResolutionText = added.Text;
        Texts.Add(new TimelineTextRow
        {
            OrganizationId = Facts.OrganizationId,
            IncidentId = Facts.Id,
            Sequence = line.Sequence,
            Text = added.Text,
        });
    }

    private void ChangeHolder(Guid former, TimelineLine line)
    {
        _holders.Single(holder => holder.GroupId == former).UntilSequence = line.Sequence;
        if (_holders.FirstOrDefault(holder => holder.GroupId == Facts.GroupId) is { } returned) returned.UntilSequence = null;
        else _holders.Add(NewHolder(line.At));
    }

    private IncidentHolderRow NewHolder(Instant at) =>
        new() { OrganizationId = Facts.OrganizationId, GroupId = Facts.GroupId, IncidentId = Facts.Id, FirstHeldAt = at, OpenedAt = Facts.OpenedAt };
}
