using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Divides the business time of a record among those who had it. Every second belongs to one of them; the sum is the whole.</summary>
public static class Attribution
{
    /// <summary>The shares of all holders.</summary>
    /// <param name="segments">The explained life of the record's Resolution clock.</param>
    /// <param name="deskId">The service desk's group; null where that is not known, it then counts as a group like any other.</param>
    /// <param name="calendar">Counts the time in which the clock stood still while the record was open.</param>
    /// <returns>
    /// In the order of first appearance. A pause for the consumer is the consumer's; any other pause belongs to whoever has the
    /// record. The time it stood resolved belongs to nobody.
    /// </returns>
    public static IReadOnlyList<HolderTime> Of(IEnumerable<ExplainedSegment> segments, Guid? deskId, BusinessCalendar calendar)
    {
        var shares = new List<HolderTime>();
        foreach (var segment in segments)
        {
            if (segment.Kind == ClockSegmentKind.Closed || segment.GroupId is not { } groupId) continue;

            var isCounted = segment.Kind == ClockSegmentKind.Counted;
            var time = isCounted ? segment.Duration : calendar.BusinessTimeBetween(segment.Start, segment.End);
            if (time == Duration.Zero) continue;

            var (kind, id) = HolderOf(segment, groupId, deskId);
            var place = shares.FindIndex(share => share.Kind == kind && share.HolderId == id);
            if (place < 0)
            {
                place = shares.Count;
                shares.Add(new HolderTime(kind, id, Duration.Zero, Duration.Zero));
            }
            var share = shares[place];
            shares[place] = share with
            {
                Time = share.Time + time,
                Beyond = share.Beyond + (isCounted && segment.IsBeyond ? time : Duration.Zero),
            };
        }
        return shares;
    }

    private static (HolderKind Kind, Guid? Id) HolderOf(ExplainedSegment segment, Guid groupId, Guid? deskId) => segment switch
    {
        { Kind: ClockSegmentKind.Paused, HoldReason: HoldReason.AwaitingConsumer } => (HolderKind.Consumer, null),
        { ProviderId: { } provider } => (HolderKind.Provider, provider),
        _ => (groupId == deskId ? HolderKind.Desk : HolderKind.Group, groupId),
    };
}
