using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <content>The one way in which facts come about.</content>
public sealed partial record IncidentFacts
{
    /// <summary>The facts that a timeline makes.</summary>
    /// <param name="incidentId">The record.</param>
    /// <param name="organizationId">Whose record.</param>
    /// <param name="lines">All lines in order, at least the opening.</param>
    /// <param name="context">Calendars, tiers and hand-overs of the organization.</param>
    /// <returns>The same for the same arguments: nothing depends on when it is asked.</returns>
    /// <exception cref="ArgumentException">The lines are no timeline.</exception>
    public static IncidentFacts From(Guid incidentId, Guid organizationId, IReadOnlyList<TimelineLine> lines, FactContext context)
    {
        if (lines.Count == 0) throw new ArgumentException("A timeline has at least one line.", nameof(lines));

        var steps = Replay(incidentId, organizationId, lines, context);
        var last = steps[^1].After;
        var opened = steps[0].After;
        var calendar = CalendarOf(last, context);
        var spans = HolderSpans.Of(steps, calendar, context);
        var hops = steps.Where(step => step.IsHop).ToList();
        var responded = steps.FirstOrDefault(step => step.After.RespondedAt is not null)?.After;
        var resolved = last.ResolvedAt is null ? null : steps.Last(step => step.Before?.ResolvedAt != step.After.ResolvedAt).After;
        var closed = last.ClosedAt is null ? null : steps.Last(step => step.Before?.ClosedAt != step.After.ClosedAt).After;
        return new IncidentFacts
        {
            IncidentId = incidentId,
            OrganizationId = organizationId,
            LastSequence = last.LastSequence,
            Kind = last.Kind,
            State = last.State,
            IsRestricted = last.IsRestricted,
            IsImported = last.ImportId is not null,
            IsCountedApart = last.State == IncidentState.Cancelled
                || last.ResolutionCode is { } code && ResolutionCodes.IsCountedApart(code),
            Opened = EventOf(opened, opened.GroupId, opened.OpenedAt, context),
            Responded = responded is null ? null : EventOf(responded, responded.RespondedGroupId!.Value, responded.RespondedAt!.Value, context),
            Resolved = resolved is null ? null : EventOf(resolved, resolved.GroupId, resolved.ResolvedAt!.Value, context),
            Closed = closed is null ? null : EventOf(closed, closed.GroupId, closed.ClosedAt!.Value, context),
            Present = EventOf(last, last.GroupId, last.LastLineAt, context),
            ResponseSeconds = ResponseSecondsOf(last, calendar, context),
            ResponseElapsedSeconds = SecondsBetween(last.OpenedAt, last.RespondedAt),
            ResolutionSeconds = resolved is null ? null : spans.Where(span => !span.IsPaused).Sum(span => span.BusinessSeconds),
            ResolutionElapsedSeconds = SecondsBetween(last.OpenedAt, last.ResolvedAt),
            Hops = last.Hops,
            Escalations = hops.Count(hop => IsFunctionalEscalation(hop, context)),
            IsPingPong = IsPingPongOf(hops),
            ReopenCount = last.ReopenCount,
            IsFirstContact = resolved is not null && last.Hops == 0 && last.ReopenCount == 0 && context.TierOf(resolved.GroupId) == 1,
            FirstAssignedGroupId = last.FirstAssignedGroupId,
            ClassifierGroupId = last.ClassifierGroupId,
            RoutingOutcome = lines.Select(line => line.Entry).OfType<TimelineEntry.Routed>().FirstOrDefault()?.Outcome,
            Rating = last.RatingScore,
            AgesAt = [.. AgeBuckets.Days.Select(days => calendar.AddBusinessDays(last.OpenedAt, days))],
            Spans = spans,
            Clocks = [.. last.Clocks.OrderBy(clock => clock.Metric).ThenBy(clock => clock.StartedAt).Select(clock => ClockFactOf(clock, steps, context))],
        };
    }

    internal static List<Step> Replay(Guid incidentId, Guid organizationId, IReadOnlyList<TimelineLine> lines, FactContext context)
    {
        var steps = new List<Step>(lines.Count);
        foreach (var line in lines)
        {
            var before = steps.Count == 0 ? null : steps[^1].After;
            var after = before is null
                ? IncidentHistory.Begin(incidentId, organizationId, line, context.Calendars)
                : IncidentHistory.Apply(before, line, context.Calendars);
            steps.Add(new Step(before, line, after));
        }
        return steps;
    }

    // The calendar in which the resolution is counted is the record's calendar for everything else.
    internal static BusinessCalendar CalendarOf(Incident record, FactContext context)
    {
        var clock = record.ClockOf(ClockMetric.Resolution) ?? record.ClockOf(ClockMetric.Response);
        return clock is null ? context.DefaultCalendar : context.Calendars(clock.CalendarVersionId);
    }

    private static EventFacts EventOf(Incident record, Guid groupId, Instant at, FactContext context) =>
        new(at, record.Priority, record.ServiceId, groupId, context.ProviderOf(groupId, at));

    private static long? ResponseSecondsOf(Incident record, BusinessCalendar calendar, FactContext context)
    {
        if (record.RespondedAt is not { } at) return null;

        // A stopped clock keeps the calendar under which it was judged, also when the record moves to another service later.
        var own = record.ClockOf(ClockMetric.Response) is { } clock ? context.Calendars(clock.CalendarVersionId) : calendar;
        return (long)own.BusinessTimeBetween(record.OpenedAt, at).TotalSeconds;
    }

    private static bool IsFunctionalEscalation(Step hop, FactContext context)
    {
        var (from, to) = (hop.Before!.GroupId, hop.After.GroupId);
        return context.TierOf(to) > context.TierOf(from)
            || context.ProviderOf(to, hop.Line.At) is { } provider && provider != context.ProviderOf(from, hop.Line.At);
    }

    private static bool IsPingPongOf(List<Step> hops)
    {
        if (hops.Any(hop => hop.Before!.HolderGroupIds.Contains(hop.After.GroupId))) return true;

        return hops.Count > 0 && hops.Select(hop => hop.After.GroupId).Append(hops[0].Before!.GroupId).Distinct().Count() > 3;
    }

    private static ClockFact ClockFactOf(Clock clock, List<Step> steps, FactContext context)
    {
        var (outcome, at) = clock switch
        {
            { BreachedAt: { } breachedAt } => (ClockOutcome.Breached, breachedAt),
            { State: ClockState.Stopped } => (ClockOutcome.Met, clock.StoppedAt),
            { State: ClockState.Cancelled } => (ClockOutcome.Withdrawn, clock.StoppedAt),
            _ => (ClockOutcome.Open, clock.DueAt),
        };
        var record = (at is null ? steps[^1] : steps.Last(step => step.Line.At <= at)).After;
        var runsUnbroken = outcome == ClockOutcome.Open && clock.State == ClockState.Running;
        return new ClockFact
        {
            ClockId = clock.Id,
            Metric = clock.Metric,
            Level = clock.Level,
            State = clock.State,
            Outcome = outcome,
            At = at,
            IsExcused = clock.ExcusedAt is not null,
            // While due is still to come the hand-over in force then decides, as it would if the clock were broken.
            Event = EventOf(record, clock.HolderGroupId ?? record.GroupId, at ?? record.LastLineAt, context),
            TargetSeconds = (long)clock.Target.TotalSeconds,
            ElapsedSeconds = clock.StoppedAt is { } stoppedAt ? (long)SlaClock.Elapsed(clock, stoppedAt, context.Calendars).TotalSeconds : null,
            Band = clock.Band,
            HalfAt = runsUnbroken ? SlaClock.InstantOfShare(clock, 50, context.Calendars) : null,
            ThreeQuartersAt = runsUnbroken ? SlaClock.InstantOfShare(clock, 75, context.Calendars) : null,
            NinetyAt = runsUnbroken ? SlaClock.InstantOfShare(clock, 90, context.Calendars) : null,
        };
    }

    private static long? SecondsBetween(Instant from, Instant? to) => to is { } end ? (long)(end - from).TotalSeconds : null;

    /// <summary>One line with the record before and after it.</summary>
    internal sealed record Step(Incident? Before, TimelineLine Line, Incident After)
    {
        public bool IsHop => Line.Entry is TimelineEntry.Assigned { IsHop: true }
            or TimelineEntry.Escalated { IsHop: true } or TimelineEntry.Imported { IsHop: true };
    }
}
