using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>A record as a provider would have had it; see <see cref="HandOverReplay"/>. Times are sums over its stays with the group.</summary>
public sealed record ReplayedRecord
{
    /// <summary>The record's, when it last left the group: that of its targets.</summary>
    public required Priority Priority { get; init; }

    /// <summary>How often it came.</summary>
    public int Stays { get; init; }

    /// <summary>Of those, when the group's calendar was closed.</summary>
    public int OutOfOwnHours { get; init; }

    /// <summary>Of those, when the provider's calendar would have been closed.</summary>
    public int OutOfProviderHours { get; init; }

    /// <summary>Handling time in progress.</summary>
    public long WorkedSeconds { get; init; }

    /// <summary>Handling time in which the record lay.</summary>
    public long WaitedSeconds { get; init; }

    /// <summary>Handling time from an arrival until somebody accepted it, or until it left unaccepted: the longest of its stays.</summary>
    public long ResponseSeconds { get; init; }

    /// <summary>Handling time in all: what a provider's promise is measured by.</summary>
    public long ResolutionSeconds => WorkedSeconds + WaitedSeconds;

    /// <summary>Elapsed time with the group, as it was.</summary>
    public long ElapsedSeconds { get; init; }

    /// <summary>Elapsed time with the provider, replayed.</summary>
    public long ReplayedElapsedSeconds { get; init; }

    /// <summary>By how much business time of its service the consumer would have waited longer; less than zero for shorter.</summary>
    public long ServiceShiftSeconds { get; init; }
}
