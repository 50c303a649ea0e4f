using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>What facts need to know beside a record's timeline.</summary>
/// <param name="Calendars">Finds the calendar versions that the timeline names.</param>
/// <param name="DefaultCalendar">Business time of a record without clocks.</param>
/// <param name="Tiers">Tier of each support group; a group that is not in it counts as tier 2.</param>
/// <param name="HandOvers">When which group was a provider's; of one group they do not overlap.</param>
public sealed record FactContext(
    CalendarLookup Calendars, BusinessCalendar DefaultCalendar, IReadOnlyDictionary<Guid, int> Tiers, IReadOnlyList<HandOver> HandOvers)
{
    /// <summary>The tier of a group: 1 to 3.</summary>
    public int TierOf(Guid groupId) => Tiers.TryGetValue(groupId, out var tier) ? tier : 2;

    /// <summary>The provider in whose hands a group was; null for in-house.</summary>
    public Guid? ProviderOf(Guid groupId, Instant at) => HandOvers.FirstOrDefault(handOver =>
        handOver.GroupId == groupId && handOver.From <= at && (handOver.Until is null || at < handOver.Until))?.ProviderId;
}
