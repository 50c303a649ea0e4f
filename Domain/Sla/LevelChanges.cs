using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>
/// What an edit of a policy, a calendar or the priority matrix does to open records. The preview and the change itself ask
/// here, so that what was shown is what happens. Definition: docs/service-levels.md, "Changes".
/// </summary>
public static class LevelChanges
{
    private static readonly Duration NearFuture = Duration.FromDays(1);

    /// <summary>What the edit does to one record. Pure: same arguments, same change.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="edit">What was changed.</param>
    /// <param name="mode">How far back it reaches.</param>
    /// <param name="by">Who changed it.</param>
    /// <param name="now">Whole second, not before the record's last line.</param>
    /// <param name="context">Calendars, targets and rules.</param>
    /// <returns>
    /// Null when the record stays as it is: it is not open, follows nothing that was changed, or the mode is
    /// <see cref="RebaseMode.NewOnly"/>.
    /// </returns>
    public static LevelChange? Of(Incident incident, LevelEdit edit, RebaseMode mode, Actor by, Instant now, LevelContext context)
    {
        if (!incident.IsOpen || mode == RebaseMode.NewOnly) return null;
        if (EntryOf(incident, edit, mode, context.Targets) is not { } entry) return null;

        var line = new TimelineLine(incident.LastSequence + 1, now, by.Kind, by.PersonId, by.Channel, Visibility.Internal, entry);
        var after = IncidentHistory.Apply(incident, line, context.Calendars);
        return new LevelChange(
            incident,
            after,
            line,
            incident.Clocks.Zip(after.Clocks).Select(pair => OutcomeOf(pair.First, pair.Second, now, context.Calendars)).DefaultIfEmpty().Max(),
            NextDue(incident, now, context.Calendars),
            NextDue(after, now, context.Calendars),
            [.. incident.Clocks.Zip(after.Clocks).SelectMany(pair => Silenced(incident, pair.First, pair.Second, now, context))],
            Steps(incident, now, context),
            Steps(after, now, context));
    }

    private static TimelineEntry.LevelsChanged? EntryOf(Incident incident, LevelEdit edit, RebaseMode mode, TargetLookup targets)
    {
        var priority = edit is LevelEdit.Matrix matrix && !incident.IsPriorityOverridden
            ? matrix.Priorities.PriorityOf(incident.Impact, incident.Urgency)
            : incident.Priority;
        var rebased = new List<ClockTarget>();
        var dropped = new List<Guid>();
        foreach (var clock in incident.Clocks.Where(IsLive))
        {
            var policy = edit is LevelEdit.Policy p && p.FormerVersionIds.Contains(clock.PolicyVersionId) ? p.VersionId : clock.PolicyVersionId;
            var calendar = edit is LevelEdit.Calendar c && c.FormerVersionIds.Contains(clock.CalendarVersionId) ? c.VersionId : clock.CalendarVersionId;
            var isSamePromise = policy == clock.PolicyVersionId && priority == incident.Priority;
            if (isSamePromise && calendar == clock.CalendarVersionId) continue;

            var seconds = isSamePromise ? (int)clock.Target.TotalSeconds : targets(policy, incident.Kind, priority, clock.Metric);
            if (seconds is { } target) rebased.Add(new ClockTarget(clock.Id, clock.Metric, policy, calendar, target));
            else dropped.Add(clock.Id);
        }
        if (rebased.Count == 0 && dropped.Count == 0 && priority == incident.Priority) return null;

        var pausing = (edit as LevelEdit.Policy)?.PausingReasons ?? incident.PausingReasons;
        return new TimelineEntry.LevelsChanged(mode, priority, new ClockPlan(rebased, pausing), dropped);
    }

    private static LevelOutcome OutcomeOf(Clock before, Clock after, Instant now, CalendarLookup calendars)
    {
        if (ReferenceEquals(before, after) || SlaClock.NoteBreach(before, now, calendars).BreachedAt is not null) return LevelOutcome.SameDue;
        if (after.BreachedAt is not null) return LevelOutcome.BecomesLate;

        return (DueIfRunning(before, now, calendars), DueIfRunning(after, now, calendars)) switch
        {
            (null, null) => LevelOutcome.SameDue,
            (_, null) => LevelOutcome.DueLater,
            (null, _) => LevelOutcome.DueSooner,
            ({ } was, { } becomes) when becomes > was => LevelOutcome.DueLater,
            ({ } was, { } becomes) when becomes < was => LevelOutcome.DueSooner,
            _ => LevelOutcome.SameDue,
        };
    }

    // A worker that is late has not fired what was due under the old levels: that is no old breach, and is still told.
    private static IEnumerable<SilencedRule> Silenced(Incident incident, Clock before, Clock after, Instant now, LevelContext context)
    {
        if (ReferenceEquals(before, after) || !IsLive(after)) return [];

        var rules = context.Rules(incident.Watch.PolicyVersionId);
        var wasDue = EscalationSchedule.OfClock(before, rules, context.Calendars)
            .Where(step => step.LookAt <= now).Select(step => step.Key).ToHashSet();
        return EscalationSchedule.OfClock(after, rules, context.Calendars)
            .Where(step => step.LookAt <= now && !wasDue.Contains(step.Key) && !context.HasFired(step.Key))
            .Select(step => new SilencedRule(step.Key, step.DueAt));
    }

    private static int Steps(Incident incident, Instant now, LevelContext context)
    {
        var rules = context.Rules(incident.Watch.PolicyVersionId);
        return incident.Clocks
            .Where(clock => clock.State == ClockState.Running)
            .SelectMany(clock => EscalationSchedule.OfClock(clock, rules, context.Calendars))
            .Count(step => step.LookAt > now && step.LookAt <= now + NearFuture && step.Rule.Notifies && !context.HasFired(step.Key));
    }

    private static Instant? NextDue(Incident incident, Instant now, CalendarLookup calendars) =>
        incident.Clocks.Where(IsLive).Min(clock => DueIfRunning(clock, now, calendars));

    // A clock that stands still has no due instant; the one it would have if it went on now can be compared.
    private static Instant? DueIfRunning(Clock clock, Instant now, CalendarLookup calendars) => clock.State switch
    {
        ClockState.Paused => SlaClock.Resume(clock, now, calendars).DueAt,
        ClockState.Running => clock.DueAt,
        _ => null,
    };

    private static bool IsLive(Clock clock) => clock.State is ClockState.Running or ClockState.Paused;
}
