using NodaTime;

namespace IncidentPlatform.Domain.Routing;

/// <summary>Records from which nothing is learned, because a manager said so; what is null selects nothing.</summary>
/// <param name="GroupId">Only records that this group resolved.</param>
/// <param name="CategoryId">Only records that were opened in this category.</param>
/// <param name="From">Only records opened from this instant on.</param>
/// <param name="To">Only records opened before this instant.</param>
public sealed record TrainingExclusion(Guid? GroupId, Guid? CategoryId, Instant? From, Instant? To)
{
    /// <summary>Whether a record is left out.</summary>
    /// <param name="groupId">The group that resolved it.</param>
    /// <param name="categoryId">The category in which it was opened; null for none.</param>
    /// <param name="openedAt">When it was opened.</param>
    public bool Covers(Guid groupId, Guid? categoryId, Instant openedAt) =>
        (GroupId is null || GroupId == groupId)
        && (CategoryId is null || CategoryId == categoryId)
        && (From is null || openedAt >= From)
        && (To is null || openedAt < To);
}
