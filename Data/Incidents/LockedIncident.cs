using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A record under its lock, with its facts as they are now and everything that was added in this transaction.</summary>
public sealed class LockedIncident
{
    internal LockedIncident(IncidentRow row, List<ClockRow> clockRows, Incident facts, CalendarLookup calendars, bool isNew)
    {
        Row = row;
        ClockRows = clockRows;
        Before = facts;
        Facts = facts;
        Calendars = calendars;
        IsNew = isNew;
    }

    /// <summary>The stored record; its words may be read.</summary>
    public IncidentRow Row { get; }

    /// <summary>The facts as they are now.</summary>
    public Incident Facts { get; internal set; }

    /// <summary>The facts before this transaction.</summary>
    public Incident Before { get; }

    /// <summary>Lines added in this transaction.</summary>
    public List<TimelineLine> Added { get; } = [];

    /// <summary>Calendars of its clocks.</summary>
    public CalendarLookup Calendars { get; internal set; }

    /// <summary>The steps that its rules have taken, also in this transaction; complete after <see cref="TakenSteps.LoadAsync"/>.</summary>
    public HashSet<EscalationStepKey> Taken { get; } = [];

    internal HashSet<EscalationStepKey> TakenNow { get; } = [];

    internal bool KnowsTaken { get; set; }

    internal List<ClockRow> ClockRows { get; }

    internal bool IsNew { get; }

    /// <summary>Whether a webhook is told of what was added.</summary>
    internal bool TellsWebhooks { get; set; }

    /// <summary>The instant of a move made now: a whole second, never before the last line.</summary>
    public Instant Now(TimeProvider time)
    {
        var now = WholeSeconds.Now(time);
        return now < Facts.LastLineAt ? Facts.LastLineAt : now;
    }
}
