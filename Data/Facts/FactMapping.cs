using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>Facts between the rule and their rows.</summary>
internal static class FactMapping
{
    public static IncidentFactRow ToRow(IncidentFacts facts) => new()
    {
        OrganizationId = facts.OrganizationId,
        IncidentId = facts.IncidentId,
        LastSequence = facts.LastSequence,
        Kind = facts.Kind,
        State = facts.State,
        IsOpen = facts.IsOpen,
        IsRestricted = facts.IsRestricted,
        IsImported = facts.IsImported,
        IsCountedApart = facts.IsCountedApart,
        Priority = facts.Present.Priority,
        ServiceId = facts.Present.ServiceId,
        GroupId = facts.Present.GroupId,
        ProviderId = facts.Present.ProviderId,
        OpenedAt = facts.Opened.At,
        OpenedPriority = facts.Opened.Priority,
        OpenedServiceId = facts.Opened.ServiceId,
        OpenedGroupId = facts.Opened.GroupId,
        OpenedProviderId = facts.Opened.ProviderId,
        RespondedAt = facts.Responded?.At,
        RespondedPriority = facts.Responded?.Priority,
        RespondedServiceId = facts.Responded?.ServiceId,
        RespondedGroupId = facts.Responded?.GroupId,
        RespondedProviderId = facts.Responded?.ProviderId,
        ResponseSeconds = facts.ResponseSeconds,
        ResponseElapsedSeconds = facts.ResponseElapsedSeconds,
        ResolvedAt = facts.Resolved?.At,
        ResolvedPriority = facts.Resolved?.Priority,
        ResolvedServiceId = facts.Resolved?.ServiceId,
        ResolvedGroupId = facts.Resolved?.GroupId,
        ResolvedProviderId = facts.Resolved?.ProviderId,
        ResolutionSeconds = facts.ResolutionSeconds,
        ResolutionElapsedSeconds = facts.ResolutionElapsedSeconds,
        ClosedAt = facts.Closed?.At,
        ClosedPriority = facts.Closed?.Priority,
        ClosedServiceId = facts.Closed?.ServiceId,
        ClosedGroupId = facts.Closed?.GroupId,
        ClosedProviderId = facts.Closed?.ProviderId,
        Hops = facts.Hops,
        Escalations = facts.Escalations,
        IsPingPong = facts.IsPingPong,
        ReopenCount = facts.ReopenCount,
        IsFirstContact = facts.IsFirstContact,
        FirstAssignedGroupId = facts.FirstAssignedGroupId,
        ClassifierGroupId = facts.ClassifierGroupId,
        RoutingOutcome = facts.RoutingOutcome,
        Rating = facts.Rating,
        Aged1At = facts.AgesAt[0],
        Aged3At = facts.AgesAt[1],
        Aged7At = facts.AgesAt[2],
        Aged14At = facts.AgesAt[3],
    };

    public static IEnumerable<HolderSpanRow> ToSpanRows(IncidentFacts facts) => facts.Spans.Select((span, ordinal) => new HolderSpanRow
    {
        OrganizationId = facts.OrganizationId,
        IncidentId = facts.IncidentId,
        Ordinal = ordinal,
        Kind = facts.Kind,
        OpenedAt = facts.Opened.At,
        IsRestricted = facts.IsRestricted,
        IsImported = facts.IsImported,
        GroupId = span.GroupId,
        ProviderId = span.ProviderId,
        State = span.State,
        HoldReason = span.HoldReason,
        IsPaused = span.IsPaused,
        Priority = span.Priority,
        ServiceId = span.ServiceId,
        FromAt = span.From,
        ToAt = span.To,
        LengthClass = LengthClassOf(span.From, span.To),
        BusinessSeconds = span.BusinessSeconds,
        BreachSeconds = span.BreachSeconds,
    });

    public static IEnumerable<ClockFactRow> ToClockRows(IncidentFacts facts) => facts.Clocks.Select(clock => new ClockFactRow
    {
        OrganizationId = facts.OrganizationId,
        ClockId = clock.ClockId,
        IncidentId = facts.IncidentId,
        Kind = facts.Kind,
        IsRestricted = facts.IsRestricted,
        IsImported = facts.IsImported,
        IsCountedApart = facts.IsCountedApart,
        Metric = clock.Metric,
        Level = clock.Level,
        State = clock.State,
        Outcome = clock.Outcome,
        IsExcused = clock.IsExcused,
        At = clock.At,
        Priority = clock.Event.Priority,
        ServiceId = clock.Event.ServiceId,
        GroupId = clock.Event.GroupId,
        ProviderId = clock.Event.ProviderId,
        TargetSeconds = clock.TargetSeconds,
        ElapsedSeconds = clock.ElapsedSeconds,
        Band = clock.Band,
        HalfAt = clock.HalfAt,
        ThreeQuartersAt = clock.ThreeQuartersAt,
        NinetyAt = clock.NinetyAt,
    });

    /// <summary>See <see cref="HolderSpanRow.LengthClass"/>.</summary>
    public static int LengthClassOf(Instant from, Instant? to)
    {
        var lengthClass = 0;
        while (to is { } end && lengthClass < HolderSpanRow.LongestClass && end - from > Duration.FromDays(1L << lengthClass)) lengthClass++;
        return lengthClass;
    }

    /// <summary>What counters depend on, as it is stored.</summary>
    public static CountedFacts ToCounted(IncidentFactRow row, IEnumerable<ClockFactRow> clocks) => new()
    {
        Kind = row.Kind,
        IsOpen = row.IsOpen,
        IsCountedApart = row.IsCountedApart,
        Priority = row.Priority,
        OpenedPriority = row.OpenedPriority,
        RespondedAt = row.RespondedAt,
        ResponseSeconds = row.ResponseSeconds,
        ResolvedAt = row.ResolvedAt,
        ResolvedPriority = row.ResolvedPriority,
        ResolutionSeconds = row.ResolutionSeconds,
        RoutingOutcome = row.RoutingOutcome,
        Clocks = [.. clocks.Where(clock => clock.Level == ClockLevel.Sla).Select(clock => new CountedClock(clock.Metric, clock.State, clock.Outcome, clock.Band))],
    };
}
