using NodaTime;

namespace IncidentPlatform.Domain.MajorIncidents;

/// <summary>Whether many similar records on one service are one major incident. Definition: docs/lifecycle.md, "Bursts". Pure.</summary>
public static class BurstRule
{
    /// <summary>What a new record makes of the records before it.</summary>
    /// <param name="record">The new record.</param>
    /// <param name="similar">Other records of its service that are worded like it, in any order. Those further than the window from it do not matter.</param>
    /// <param name="limits">From when on there is a burst.</param>
    /// <returns>
    /// That it joins a proposal, when a similar record within the window stands in one: so a burst is proposed once as long as it goes on,
    /// whatever was decided about it, and anew after it was quiet for a window. Else the stretch of a window around the record that holds most
    /// records, when they are enough by enough people.
    /// </returns>
    public static BurstAnswer Decide(BurstRecord record, IReadOnlyList<BurstRecord> similar, BurstLimits limits)
    {
        if (record.ProposalId is not null) return new BurstAnswer.Quiet(); // It was decided about before.

        var near = similar.Where(other => other.Id != record.Id && Distance(other, record) <= limits.Window).ToList();
        var known = near.Where(other => other.ProposalId is not null).OrderBy(other => Distance(other, record)).ThenBy(other => other.Id).FirstOrDefault();
        if (known is not null) return new BurstAnswer.Joins(known.ProposalId!.Value);

        var inOrder = near.Append(record).OrderBy(other => other.OpenedAt).ThenBy(other => other.Id).ToList();
        var best = inOrder.TakeWhile(first => first.OpenedAt <= record.OpenedAt)
            .Select(first => Stretch(inOrder, first.OpenedAt, limits.Window))
            .Where(stretch => stretch.Count >= limits.Records && stretch.DistinctBy(other => other.RequesterId).Count() >= limits.Requesters)
            .MaxBy(stretch => stretch.Count);
        return best is null ? new BurstAnswer.Quiet() : new BurstAnswer.Proposes(best);
    }

    private static List<BurstRecord> Stretch(IEnumerable<BurstRecord> inOrder, Instant from, Duration window) =>
        [.. inOrder.Where(other => other.OpenedAt >= from && other.OpenedAt <= from + window)];

    private static Duration Distance(BurstRecord one, BurstRecord other) => Duration.Max(one.OpenedAt - other.OpenedAt, other.OpenedAt - one.OpenedAt);
}
