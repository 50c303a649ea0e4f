using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>What the lines of a timeline do to the clocks of a record. Definition: docs/service-levels.md, "Clocks".</summary>
/// <remarks>
/// Two promises are chains of clocks, of which the last may be live: the next word to the consumer, and a holder's first
/// action in each of its stays. A link's id follows from the one before it, so that replaying gives the same clocks.
/// </remarks>
internal static class IncidentClocks
{
    /// <summary>The opening: every promise of the organization begins.</summary>
    public static IReadOnlyList<Clock> Begin(ClockPlan plan, Instant at, CalendarLookup calendars) =>
        [.. plan.Targets.Select(target => Start(target, at, calendars))];

    /// <summary>A hold that pauses: everything stands still.</summary>
    public static IReadOnlyList<Clock> Pause(Incident incident, Instant at, CalendarLookup calendars) =>
        [.. incident.Clocks.Select(clock => SlaClock.Pause(clock, at, calendars))];

    /// <summary>The end of a pause: what belongs to nobody else runs on, and the next word is promised anew.</summary>
    public static IReadOnlyList<Clock> Resume(Incident incident, Instant at, CalendarLookup calendars) =>
        Each(incident, clock => clock switch
        {
            { State: not ClockState.Paused } => [clock],
            { HolderGroupId: { } holder } when holder != incident.GroupId => [clock],
            { Metric: ClockMetric.Update } => [SlaClock.Stop(clock, at, calendars), Next(clock, at, calendars)],
            _ => [SlaClock.Resume(clock, at, calendars)],
        });

    /// <summary>The first answer to the consumer.</summary>
    public static IReadOnlyList<Clock> Answer(Incident incident, Instant at, CalendarLookup calendars) =>
        Each(incident, clock => clock is { Level: ClockLevel.Sla, Metric: ClockMetric.Response } ? [SlaClock.Stop(clock, at, calendars)] : [clock]);

    /// <summary>A word to the consumer: the next one is promised from here. While a pause lasts none is owed.</summary>
    public static IReadOnlyList<Clock> Speak(Incident incident, Instant at, CalendarLookup calendars) =>
        Each(incident, clock => clock is { Metric: ClockMetric.Update, State: ClockState.Running }
            ? [SlaClock.Stop(clock, at, calendars), Next(clock, at, calendars)]
            : [clock]);

    /// <summary>The holder did something: the first time in its stay is its response.</summary>
    public static IReadOnlyList<Clock> Act(Incident incident, Instant at, CalendarLookup calendars) =>
        Each(incident, clock => IsHeldBy(clock, incident.GroupId, ClockMetric.Response) ? [SlaClock.Stop(clock, at, calendars)] : [clock]);

    /// <summary>The record goes from its holder to another group. It is not on hold any more.</summary>
    /// <param name="incident">Before it goes.</param>
    /// <param name="to">The group that gets it; its own clocks run on.</param>
    /// <param name="isByPerson">Handing on is an action too; a rule that takes the record away leaves the promise unjudged.</param>
    /// <param name="at">Whole second.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    public static IReadOnlyList<Clock> HandOn(Incident incident, Guid to, bool isByPerson, Instant at, CalendarLookup calendars)
    {
        if (to == incident.GroupId) return isByPerson ? Act(incident, at, calendars) : incident.Clocks;

        return Each(incident, clock =>
        {
            if (IsHeldBy(clock, incident.GroupId, ClockMetric.Resolution)) return [SlaClock.Pause(clock, at, calendars)];
            if (IsHeldBy(clock, incident.GroupId, ClockMetric.Response))
                return [isByPerson ? SlaClock.Stop(clock, at, calendars) : SlaClock.Cancel(clock, at, calendars)];
            if (IsHeldBy(clock, to, ClockMetric.Resolution)) return [SlaClock.Resume(clock, at, calendars)];
            return IsHeldBy(clock, to, ClockMetric.Response) && IsLast(incident, clock) ? [clock, Next(clock, at, calendars)] : [clock];
        });
    }

    /// <summary>Resolved: everything stops, wherever it stands. A paused clock keeps its pause: a hold before the resolution counts as a hold.</summary>
    public static IReadOnlyList<Clock> Stop(Incident incident, Instant at, CalendarLookup calendars) =>
        [.. incident.Clocks.Select(clock => SlaClock.Stop(clock, at, calendars))];

    /// <summary>Withdrawn: nothing is owed any more.</summary>
    public static IReadOnlyList<Clock> Cancel(Incident incident, Instant at, CalendarLookup calendars) =>
        [.. incident.Clocks.Select(clock => SlaClock.Cancel(clock, at, calendars))];

    /// <summary>The resolution did not hold: it is owed again, and so is the next word. Other holders' clocks wait for the record's return.</summary>
    public static IReadOnlyList<Clock> Reopen(Incident incident, Instant at, CalendarLookup calendars) =>
        Each(incident, clock => clock switch
        {
            { Metric: ClockMetric.Update } when IsLast(incident, clock) && (clock.State == ClockState.Stopped || clock.AfterReopening is not null) =>
                [clock with { AfterReopening = null }, Next(clock, at, calendars)],
            { Metric: ClockMetric.Resolution, State: ClockState.Stopped } => [Reopened(clock, incident, at, calendars)],
            _ => [clock],
        });

    /// <summary>Another priority, service or kind: the organization's promises as if it had always been so.</summary>
    /// <remarks>
    /// The next word is promised for some priorities only. Where it is promised for the first time it is from now on, since
    /// nobody waited for it before; where it is promised no more it is withdrawn.
    /// </remarks>
    public static IReadOnlyList<Clock> Rebase(Incident incident, ClockPlan plan, Instant at, CalendarLookup calendars)
    {
        var clocks = Each(incident, clock => clock.Level != ClockLevel.Sla
            ? [clock]
            : plan.Targets.FirstOrDefault(target => target.Metric == clock.Metric) is { } target
                ? [Rebased(incident, clock, target, at, calendars)]
                : [clock.Metric == ClockMetric.Update ? SlaClock.Cancel(clock, at, calendars) : clock]);

        var update = plan.Targets.FirstOrDefault(target => target.Metric == ClockMetric.Update);
        var last = clocks.Where(clock => clock.Metric == ClockMetric.Update).MaxBy(clock => clock.Run);
        return incident.IsOpen ? WithWord(incident, clocks, update, at, calendars) : Foreseen(clocks, last, update, at, calendars);
    }

    /// <summary>What the record's holder promises: its clocks start, or are re-based from the start if they run already.</summary>
    public static IReadOnlyList<Clock> Promise(Incident incident, TimelineEntry.HolderPromised promised, Instant at, CalendarLookup calendars)
    {
        var clocks = incident.Clocks.ToList();
        foreach (var target in promised.Targets)
        {
            var place = clocks.FindIndex(clock => clock.Id == target.ClockId);
            if (place >= 0)
            {
                clocks[place] = Rebased(incident, clocks[place], target, at, calendars);
                continue;
            }
            var begun = Start(target, at, calendars) with { Level = promised.Level, HolderGroupId = promised.GroupId };
            clocks.Add(StandsStill(incident) ? SlaClock.Pause(begun, at, calendars) : begun);
        }
        return clocks;
    }

    /// <summary>Policy, calendar or matrix were edited, and the edit reaches this record.</summary>
    public static IReadOnlyList<Clock> ChangeLevels(
        Incident incident, TimelineEntry.LevelsChanged changed, Instant at, CalendarLookup calendars)
    {
        var clocks = Each(incident, clock =>
        {
            if (changed.DroppedClockIds.Contains(clock.Id)) return [SlaClock.Cancel(clock, at, calendars)];

            return changed.Clocks.Targets.FirstOrDefault(target => target.ClockId == clock.Id) is { } target
                ? [SlaClock.Rebase(
                    clock, target.PolicyVersionId, target.CalendarVersionId, Duration.FromSeconds(target.TargetSeconds), changed.Mode, at, calendars)]
                : [clock];
        });
        clocks = WithWord(incident, clocks, changed.Clocks.Targets.FirstOrDefault(target => target.Metric == ClockMetric.Update), at, calendars);

        // A hold under way pauses from now on if the new policy says so, and no longer if it doesn't; what is past stays.
        if (incident.HoldReason is not { } reason || incident.PausingReasons.Contains(reason) == changed.Clocks.PausingReasons.Contains(reason))
            return clocks;

        // The record itself goes on waiting: the next word is owed when it was, not anew.
        return
        [
            .. clocks.Select(clock => changed.Clocks.PausingReasons.Contains(reason)
                ? SlaClock.Pause(clock, at, calendars)
                : clock.HolderGroupId is null || clock.HolderGroupId == incident.GroupId ? SlaClock.Resume(clock, at, calendars) : clock),
        ];
    }

    /// <summary>A rule fired: the threshold is reached, and at all of the target the promise is broken.</summary>
    public static IReadOnlyList<Clock> Fire(Incident incident, TimelineEntry.RuleFired fired, Instant at, CalendarLookup calendars) =>
        Each(incident, clock =>
        {
            if (clock.Id != fired.ClockId) return [clock];

            var noted = fired.Share >= 100 ? SlaClock.NoteBreach(clock, at, calendars) : clock;
            return [SlaClock.AdvanceBand(noted, SlaClock.Bands.Last(band => band <= fired.Share))];
        });

    /// <summary>A breach is excused, also one that nobody had noticed yet.</summary>
    public static IReadOnlyList<Clock> Excuse(Incident incident, Guid clockId, Instant at, CalendarLookup calendars) =>
        Each(incident, clock =>
        {
            if (clock.Id != clockId) return [clock];

            var noted = SlaClock.NoteBreach(clock, at, calendars);
            return [noted.BreachedAt is null ? noted : noted with { ExcusedAt = noted.ExcusedAt ?? at }];
        });

    /// <summary>The next link of a chain: the same promise from here.</summary>
    private static Clock Next(Clock clock, Instant at, CalendarLookup calendars)
    {
        var target = clock.AfterReopening ?? TargetOf(clock);
        return Start(target with { ClockId = After(clock.Id) }, at, calendars) with
        {
            Run = clock.Run + 1,
            Level = clock.Level,
            HolderGroupId = clock.HolderGroupId,
        };
    }

    // The next word is promised for the first time, or again after it was withdrawn.
    private static IReadOnlyList<Clock> WithWord(
        Incident incident, IReadOnlyList<Clock> clocks, ClockTarget? update, Instant at, CalendarLookup calendars)
    {
        var last = clocks.Where(clock => clock.Metric == ClockMetric.Update).MaxBy(clock => clock.Run);
        if (update is null || (last is not null && IsLive(last))) return clocks;

        var begun = First(update, last, at, calendars);
        return [.. clocks, StandsStill(incident) ? SlaClock.Pause(begun, at, calendars) : begun];
    }

    private static Clock First(ClockTarget target, Clock? last, Instant at, CalendarLookup calendars) => last is null
        ? Start(target, at, calendars)
        : Start(target with { ClockId = After(last.Id) }, at, calendars) with { Run = last.Run + 1 };

    // Nothing is owed while the record stands resolved. What a reopening brings stands in the chain's last link: one that stopped
    // goes on, and one that was withdrawn as it began counts nowhere and says whether there will be another.
    private static IReadOnlyList<Clock> Foreseen(
        IReadOnlyList<Clock> clocks, Clock? last, ClockTarget? update, Instant at, CalendarLookup calendars)
    {
        if (last is { State: ClockState.Cancelled })
            return [.. clocks.Select(clock => clock == last ? clock with { AfterReopening = update is null ? null : update with { ClockId = clock.Id } } : clock)];
        if ((last is null) == (update is null)) return clocks;

        var target = update ?? TargetOf(last!);
        var withdrawn = SlaClock.Cancel(First(target, last, at, calendars), at, calendars);
        return [.. clocks, withdrawn with { AfterReopening = update is null ? null : update with { ClockId = withdrawn.Id } }];
    }

    private static Clock Reopened(Clock clock, Incident incident, Instant at, CalendarLookup calendars)
    {
        var running = SlaClock.Reopen(clock with { AfterReopening = null }, at, calendars);
        if (clock.AfterReopening is { } target) running = Rebased(incident, running, target, at, calendars);
        return clock.HolderGroupId is { } holder && holder != incident.GroupId ? SlaClock.Pause(running, at, calendars) : running;
    }

    // A clock that stopped with its record was judged by the level in force then; a later one matters if it is owed again.
    private static Clock Rebased(Incident incident, Clock clock, ClockTarget target, Instant at, CalendarLookup calendars)
    {
        if (clock.State == ClockState.Stopped)
        {
            if (incident.State != IncidentState.Resolved || clock.Metric == ClockMetric.Response || !IsLast(incident, clock)) return clock;

            var own = target with { ClockId = clock.Id };
            return clock with { AfterReopening = own == TargetOf(clock) ? null : own };
        }

        return SlaClock.Rebase(
            clock, target.PolicyVersionId, target.CalendarVersionId, Duration.FromSeconds(target.TargetSeconds), RebaseMode.FromStart, at, calendars);
    }

    private static Clock Start(ClockTarget target, Instant at, CalendarLookup calendars) => SlaClock.Start(
        target.ClockId, target.Metric, target.PolicyVersionId, target.CalendarVersionId,
        Duration.FromSeconds(target.TargetSeconds), at, calendars);

    private static ClockTarget TargetOf(Clock clock) =>
        new(clock.Id, clock.Metric, clock.PolicyVersionId, clock.CalendarVersionId, (int)clock.Target.TotalSeconds);

    // The clock knows best: a policy that comes with another service decides anew only when the record is held again.
    private static bool StandsStill(Incident incident) => incident.ClockOf(ClockMetric.Resolution) is { } clock
        ? clock.State == ClockState.Paused
        : incident.HoldReason is { } reason && incident.PausingReasons.Contains(reason);

    private static bool IsHeldBy(Clock clock, Guid groupId, ClockMetric metric) => clock.HolderGroupId == groupId && clock.Metric == metric;

    private static bool IsLive(Clock clock) => clock.State is ClockState.Running or ClockState.Paused;

    private static bool IsLast(Incident incident, Clock clock) => !incident.Clocks.Any(other =>
        (other.Level, other.HolderGroupId, other.Metric) == (clock.Level, clock.HolderGroupId, clock.Metric) && other.Run > clock.Run);

    // One more in the last four bytes, which are random in the id that was chosen for the first link.
    private static Guid After(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var tail = bytes[12..];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(tail, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(tail) + 1);
        return new Guid(bytes, bigEndian: true);
    }

    // Every clock keeps its place, so that before and after can be laid side by side; what begins comes last.
    private static IReadOnlyList<Clock> Each(Incident incident, Func<Clock, IReadOnlyList<Clock>> follow)
    {
        var followed = incident.Clocks.Select(follow).ToList();
        return [.. followed.Select(clocks => clocks[0]), .. followed.SelectMany(clocks => clocks.Skip(1))];
    }
}
