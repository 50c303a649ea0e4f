using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Facts;

/// <summary>
/// The figures computed the slow way: every record replayed to the instant in question, nothing of the facts used. Only
/// what the definitions say.
/// </summary>
internal sealed class BruteForce(FactsWorld world, KpiScope scope, Instant from, Instant to, Instant now)
{
    private List<Life> Lives { get; } =
    [
        .. world.Timelines.Select(pair => new Life(pair.Key, pair.Value, world)).Where(life => life.Last.Kind == scope.Kind)
            .Where(life => scope.IncludesRestricted || !life.Last.IsRestricted),
    ];

    private IEnumerable<Life> Counted => Lives.Where(life => !life.IsApart);

    public List<Life> Opened => [.. Counted.Where(life => In(life.Last.OpenedAt) && Matches(life.At(life.Last.OpenedAt, firstOfSecond: true)))];

    public int OpenedApart => Lives.Count(life => life.IsApart && In(life.Last.OpenedAt) && Matches(life.At(life.Last.OpenedAt, firstOfSecond: true)));

    public List<Life> Resolved => [.. Counted.Where(life => life.Last.ResolvedAt is { } at && In(at) && Matches(life.AtLast<TimelineEntry.Resolved>()))];

    public List<Life> Closed => [.. Counted.Where(life => life.Last is { State: IncidentState.Closed, ClosedAt: { } at } && In(at) && Matches(life.AtLast<TimelineEntry.Closed>()))];

    public List<Life> Responded => [.. Counted.Where(life => life.Last.RespondedAt is { } at && In(at)
        && (scope.GroupId is null || life.Last.RespondedGroupId == scope.GroupId)
        && (scope.ServiceId is null || life.AtFirstResponse().ServiceId == scope.ServiceId))];

    public List<double> ResponseSeconds => [.. Responded.Select(life => life.ResponseSeconds).Order()];

    public List<double> ResolutionSeconds => [.. Resolved.Select(life => life.ResolutionSeconds).Order()];

    public (int Met, int Breached) Attainment(ClockMetric metric)
    {
        var (met, breached) = (0, 0);
        foreach (var life in Counted)
        {
            if (life.Last.ClockOf(metric) is not { } clock) continue;

            var isLive = clock.State is ClockState.Running or ClockState.Paused;
            var broken = clock.BreachedAt ?? (isLive && clock.DueAt < now ? clock.DueAt : null);
            var kept = broken is null && clock.State == ClockState.Stopped ? clock.StoppedAt : null;
            if (broken is { } brokenAt && In(brokenAt) && Matches(life.At(brokenAt))) breached++;
            if (kept is { } keptAt && In(keptAt) && Matches(life.At(keptAt))) met++;
        }
        return (met, breached);
    }

    public List<(Life Life, int Age)> Backlog(Instant at) =>
    [
        .. Lives.Where(life => life.Last.OpenedAt <= at).Select(life => (Life: life, Then: life.At(at)))
            .Where(pair => pair.Then.IsOpen && Matches(pair.Then)).Select(pair => (pair.Life, pair.Life.AgeAt(at))),
    ];

    public int[] Risk(ClockMetric metric)
    {
        var counts = new int[5];
        foreach (var life in Lives.Where(life => life.Last.IsOpen && Matches(life.Last)))
        {
            if (life.Last.ClockOf(metric) is not { State: ClockState.Running } clock) continue;

            var share = SlaClock.ShareUsed(clock, now, world.World.Lookup);
            var overdue = clock.BreachedAt is not null || SlaClock.Due(clock.Spans, clock.Target, world.World.Lookup) < now;
            counts[overdue ? 4 : share >= 0.9 ? 3 : share >= 0.75 ? 2 : share >= 0.5 ? 1 : 0]++;
        }
        return counts;
    }

    /// <summary>Between the two nearest in proportion.</summary>
    public static double? Percentile(List<double> sorted, double share)
    {
        if (sorted.Count == 0) return null;

        var position = share * (sorted.Count - 1);
        var low = (int)Math.Floor(position);
        var high = Math.Min(low + 1, sorted.Count - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (position - low));
    }

    private bool In(Instant at) => at >= from && at < to;

    private bool Matches(Incident record) =>
        (scope.GroupId is null || record.GroupId == scope.GroupId) && (scope.ServiceId is null || record.ServiceId == scope.ServiceId);

    /// <summary>One record.</summary>
    internal sealed class Life(Guid id, IReadOnlyList<TimelineLine> lines, FactsWorld world)
    {
        public Guid Id => id;

        public Incident Last { get; } = Replay(id, lines, world);

        public bool IsApart => Last.State == IncidentState.Cancelled || Last.ResolutionCode is ResolutionCode.Duplicate or ResolutionCode.NotAnIncident;

        public Incident At(Instant at, bool firstOfSecond = false) =>
            Replay(id, firstOfSecond ? [lines[0]] : [.. lines.TakeWhile(line => line.At <= at)], world);

        public Incident AtLast<T>() => Replay(id, [.. lines.Take(lines.Select((line, i) => line.Entry is T ? i + 1 : 0).Max())], world);

        public Incident AtFirstResponse() =>
            Enumerable.Range(1, lines.Count).Select(length => Replay(id, [.. lines.Take(length)], world)).First(record => record.RespondedAt is not null);

        public double ResponseSeconds
        {
            get
            {
                var version = Last.ClockOf(ClockMetric.Response)?.CalendarVersionId ?? world.World.OfficeVersion;
                return world.World.Lookup(version).BusinessTimeBetween(Last.OpenedAt, Last.RespondedAt!.Value).TotalSeconds;
            }
        }

        public double ResolutionSeconds
        {
            get
            {
                if (Last.ClockOf(ClockMetric.Resolution) is { } clock)
                    return SlaClock.Elapsed(clock, Last.ResolvedAt!.Value, world.World.Lookup).TotalSeconds;

                // Without a clock: stretches between lines in which the record was open and not waiting for a pausing reason.
                var seconds = 0.0;
                for (var i = 0; i + 1 < lines.Count; i++)
                {
                    var record = Replay(id, [.. lines.Take(i + 1)], world);
                    if (!record.IsOpen || (record.HoldReason is { } reason && record.PausingReasons.Contains(reason))) continue;
                    seconds += world.World.Lookup(world.World.OfficeVersion).BusinessTimeBetween(lines[i].At, lines[i + 1].At).TotalSeconds;
                }
                return seconds;
            }
        }

        public int AgeAt(Instant at)
        {
            var version = (Last.ClockOf(ClockMetric.Resolution) ?? Last.ClockOf(ClockMetric.Response))?.CalendarVersionId ?? world.World.OfficeVersion;
            return new[] { 1, 3, 7, 14 }.Count(days => world.World.Lookup(version).AddBusinessDays(Last.OpenedAt, days) <= at);
        }

        public bool IsEscalated
        {
            get
            {
                Dictionary<Guid, int> tiers = new()
                {
                    [world.World.Desk] = 1,
                    [world.World.Network] = 2,
                    [world.World.Applications] = 3,
                    [world.World.Field] = 2,
                };
                for (var i = 1; i < lines.Count; i++)
                {
                    if (lines[i].Entry is not (TimelineEntry.Assigned { IsHop: true } or TimelineEntry.Escalated { IsHop: true })) continue;

                    var (before, after) = (Replay(id, [.. lines.Take(i)], world).GroupId, Replay(id, [.. lines.Take(i + 1)], world).GroupId);
                    var isHandedOver = after == world.World.Field && before != after
                        && lines[i].At >= world.World.HandedOverFrom && lines[i].At < world.World.HandedOverUntil;
                    if (tiers[after] > tiers[before] || isHandedOver) return true;
                }
                return false;
            }
        }

        public bool IsPassedBackAndForth
        {
            get
            {
                List<Guid> former = [Last.HolderGroupIds[0]];
                HashSet<Guid> through = [];
                var present = former[0];
                foreach (var line in lines)
                {
                    var (to, isHop) = line.Entry switch
                    {
                        TimelineEntry.Assigned assigned => (assigned.GroupId, assigned.IsHop),
                        TimelineEntry.Escalated escalated => (escalated.GroupId, escalated.IsHop),
                        _ => (present, false),
                    };
                    if (isHop)
                    {
                        if (former.Contains(to)) return true;
                        if (through.Count == 0) through.Add(present);
                        through.Add(to);
                    }
                    present = to;
                    former.Add(to);
                }
                return through.Count > 3;
            }
        }

        private static Incident Replay(Guid id, IReadOnlyList<TimelineLine> lines, FactsWorld world) =>
            IncidentHistory.Replay(id, world.Organization.Id, lines, world.World.Lookup);
    }
}
