using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>Which promises of holders begin with a record's arrival, or change because its priority did.</summary>
public static class HolderPromises
{
    /// <summary>What a holder promises that has the record for the first time.</summary>
    /// <param name="record">As it is now, with the group that promises.</param>
    /// <param name="level">An in-house group's promise or a provider's.</param>
    /// <param name="policyVersionId">The version of the policy.</param>
    /// <param name="policy">Its targets.</param>
    /// <param name="calendarVersionId">In which calendar the holder works.</param>
    /// <param name="newId">Chooses the clocks' ids.</param>
    /// <returns>Null when the policy promises nothing for the record's priority, or no work is owed.</returns>
    public static TimelineEntry.HolderPromised? First(
        Incident record, ClockLevel level, Guid policyVersionId, OlaPolicy policy, Guid calendarVersionId, Func<Guid> newId)
    {
        if (!record.IsOpen) return null;

        List<ClockTarget> targets =
        [
            .. from metric in OlaPolicy.Metrics
               let seconds = policy.TargetSeconds(record.Priority, metric)
               where seconds is not null
               select new ClockTarget(newId(), metric, policyVersionId, calendarVersionId, seconds.Value),
        ];
        return targets.Count == 0 ? null : new TimelineEntry.HolderPromised(record.GroupId, level, targets);
    }

    /// <summary>Clocks of holders whose target is another one at the record's present priority.</summary>
    /// <param name="record">As it is now.</param>
    /// <param name="policies">
    /// The policy versions of its holders' clocks. A holder keeps the version under which it first took the record: a newer one
    /// is for records that arrive later.
    /// </param>
    /// <returns>One for each holder with such a clock; a clock for whose priority nothing is promised stays as it is.</returns>
    public static IReadOnlyList<TimelineEntry.HolderPromised> Changed(Incident record, IReadOnlyDictionary<Guid, OlaPolicy> policies) =>
    [
        .. record.Clocks
            .Where(clock => clock is { HolderGroupId: not null, State: ClockState.Running or ClockState.Paused })
            .Select(clock => (Clock: clock, Seconds: policies[clock.PolicyVersionId].TargetSeconds(record.Priority, clock.Metric)))
            .Where(pair => pair.Seconds is { } seconds && Duration.FromSeconds(seconds) != pair.Clock.Target)
            .GroupBy(pair => (pair.Clock.HolderGroupId, pair.Clock.Level))
            .Select(holder => new TimelineEntry.HolderPromised(
                holder.Key.HolderGroupId!.Value, holder.Key.Level,
                [
                    .. holder.Select(pair => new ClockTarget(
                        pair.Clock.Id, pair.Clock.Metric, pair.Clock.PolicyVersionId, pair.Clock.CalendarVersionId, pair.Seconds!.Value)),
                ])),
    ];
}
