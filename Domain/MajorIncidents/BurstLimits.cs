using NodaTime;

namespace IncidentPlatform.Domain.MajorIncidents;

/// <summary>From when on similar records on one service are a burst.</summary>
/// <param name="Records">So many of them, two or more.</param>
/// <param name="Requesters">By so many people: one person who asks again and again is no burst.</param>
/// <param name="Window">Within so long, both ends included.</param>
public sealed record BurstLimits(int Records, int Requesters, Duration Window)
{
    /// <summary>What holds where an organization said nothing: five records by three people within half an hour.</summary>
    public static BurstLimits Default { get; } = new(5, 3, Duration.FromMinutes(30));
}
