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
        if (EntryOf(incident, edit, mode, context) is not { } entry) return null;

        var line = new TimelineLine(incident.LastSequence + 1, now, by.Kind, by.PersonId, by.Channel, Visibility.Internal, entry);
        var after = IncidentHistory.Apply(incident, line, context.Calendars);
        var steps = Schedule(incident, context);
        var stepsAfter = Schedule(after, context);
        return new LevelChange(
            incident,
            after,
            line,
            after.Clocks.Select((clock, place) => OutcomeOf(incident.Clocks.ElementAtOrDefault(place), clock, now, context.Calendars)).DefaultIfEmpty().Max(),
            NextDue(incident, now, context.Calendars),
            NextDue(after, now, context.Calendars),
            Silenced(steps, stepsAfter, now, context),
            CountSoon(steps, now, context),
            CountSoon(stepsAfter, now, context));
    }

    private static TimelineEntry.LevelsChanged? EntryOf(Incident incident, LevelEdit edit, RebaseMode mode, LevelContext context)
    {
        var priority = edit is LevelEdit.Matrix matrix && !incident.IsPriorityOverridden
            ? matrix.Priorities.PriorityOf(incident.Impact, incident.Urgency)
            : incident.Priority;
        var rebased = new List<ClockTarget>();
        var dropped = new List<Guid>();
        foreach (var clock in incident.Clocks.Where(IsLive))
        {
            var policy = PolicyOf(clock, edit);
            var calendar = edit is LevelEdit.Calendar c && c.FormerVersionIds.Contains(clock.CalendarVersionId) ? c.VersionId : clock.CalendarVersionId;
            var isSamePromise = policy == clock.PolicyVersionId && priority == incident.Priority;
            if (isSamePromise && calendar == clock.CalendarVersionId) continue;

            var seconds = isSamePromise ? (int)clock.Target.TotalSeconds : context.Targets(policy, incident.Kind, priority, clock.Metric);
            if (seconds is { } target) rebased.Add(new ClockTarget(clock.Id, clock.Metric, policy, calendar, target));
            // A holder for whose priority nothing is promised keeps the clock that runs, as when an agent changes the priority.
            else if (clock.Level == ClockLevel.Sla || policy != clock.PolicyVersionId) dropped.Add(clock.Id);
        }
        if (FirstWord(incident, edit, priority, context) is { } word) rebased.Add(word);
        if (rebased.Count == 0 && dropped.Count == 0 && priority == incident.Priority) return null;

        var pausing = (edit as LevelEdit.SlaPolicy)?.PausingReasons ?? incident.PausingReasons;
        return new TimelineEntry.LevelsChanged(mode, priority, new ClockPlan(rebased, pausing, PinOf(incident, edit)), dropped);
    }

    private static Guid PolicyOf(Clock clock, LevelEdit edit) => edit switch
    {
        LevelEdit.SlaPolicy policy when policy.FormerVersionIds.Contains(clock.PolicyVersionId) => policy.VersionId,
        LevelEdit.OlaPolicy policy when policy.FormerVersionIds.Contains(clock.PolicyVersionId) => policy.VersionId,
        _ => clock.PolicyVersionId,
    };

    // The next word is promised for some priorities only. Where the change promises it for the first time it is from the change
    // on, whatever the mode: nobody waited for it before.
    private static ClockTarget? FirstWord(Incident incident, LevelEdit edit, Priority priority, LevelContext context)
    {
        var last = incident.ClockOf(ClockMetric.Update);
        if (Followed(incident) is not { } followed || (last is not null && IsLive(last))) return null;

        var policy = PolicyOf(followed, edit);
        if (policy == followed.PolicyVersionId && priority == incident.Priority) return null;

        return context.Targets(policy, incident.Kind, priority, ClockMetric.Update) is { } seconds
            ? new ClockTarget(last?.Id ?? context.NewId(), ClockMetric.Update, policy, followed.CalendarVersionId, seconds)
            : null;
    }

    // The clock whose policy and calendar are the record's: of the organization's promises the one to resolve, else one that is owed.
    private static Clock? Followed(Incident incident) => incident.Clocks
        .Where(clock => clock.Level == ClockLevel.Sla)
        .OrderByDescending(IsLive).ThenByDescending(clock => clock.Metric == ClockMetric.Resolution).ThenByDescending(clock => clock.StartedAt)
        .FirstOrDefault();

    // Null where the rules that watch over the record, and the calendar in which they count, stay as they are.
    private static EscalationPin? PinOf(Incident incident, LevelEdit edit)
    {
        var watch = incident.Watch;
        if (edit is LevelEdit.SlaPolicy policy && Followed(incident) is { } followed && PolicyOf(followed, edit) == policy.VersionId
            && policy.EscalationVersionId != watch.PolicyVersionId)
        {
            return new EscalationPin(policy.EscalationVersionId, watch.CalendarVersionId ?? followed.CalendarVersionId);
        }
        return edit is LevelEdit.Calendar calendar && watch.CalendarVersionId is { } counted && calendar.FormerVersionIds.Contains(counted)
            ? new EscalationPin(watch.PolicyVersionId, calendar.VersionId)
            : null;
    }

    // A promise that begins with the change has no clock before.
    private static LevelOutcome OutcomeOf(Clock? before, Clock after, Instant now, CalendarLookup calendars)
    {
        if (before is null) return DueIfRunning(after, now, calendars) is null ? LevelOutcome.SameDue : LevelOutcome.DueSooner;
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
    private static List<SilencedRule> Silenced(
        IReadOnlyList<EscalationStep> before, IReadOnlyList<EscalationStep> after, Instant now, LevelContext context)
    {
        var wasDue = before.Where(step => step.LookAt <= now).Select(step => step.Key).ToHashSet();
        return
        [
            .. after.Where(step => step.LookAt <= now && !wasDue.Contains(step.Key) && !context.HasFired(step.Key))
                .Select(step => new SilencedRule(step.Key, step.DueAt)),
        ];
    }

    private static int CountSoon(IReadOnlyList<EscalationStep> steps, Instant now, LevelContext context) =>
        steps.Count(step => step.LookAt > now && step.LookAt <= now + NearFuture && step.Rule.Notifies && !context.HasFired(step.Key));

    private static List<EscalationStep> Schedule(Incident incident, LevelContext context) =>
        [.. EscalationSchedule.Of(incident, context.Rules(incident.Watch.PolicyVersionId), context.Calendars)];

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
