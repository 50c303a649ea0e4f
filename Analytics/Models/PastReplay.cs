using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Analytics.Models;

/// <summary>
/// Shadow decisions about the past, made once: a model that knows only the older half of an organization's records decides about the newer
/// half, whose groups are known. An organization with a history need not wait for its proof.
/// </summary>
internal static class PastReplay
{
    private const double NewerShare = 0.5;

    /// <summary>Whether nothing was replayed for the organization yet.</summary>
    public static async Task<bool> IsDueAsync(PlatformDbContext db, CancellationToken cancel) => !await db.RoutingReplays.AnyAsync(cancel);

    /// <summary>What would have been assigned to each group, and how much of it rightly. Takes as long as a training.</summary>
    /// <exception cref="RoutingTrainingException">The older half cannot train a classifier.</exception>
    public static IReadOnlyList<RoutingReplayRow> Of(
        Guid organizationId, int version, IReadOnlyList<RoutingExample> examples, RoutingTrainingOptions options, Instant now, CancellationToken cancel)
    {
        var measured = RoutingTrainer.Train(examples, options with { HeldOutShare = NewerShare }, null, cancel).Metrics;
        return
        [
            .. measured.Groups.Select(group => new RoutingReplayRow
            {
                OrganizationId = organizationId,
                GroupId = group.GroupId,
                ModelVersion = version,
                Decided = group.Applied,
                RightCount = (int)Math.Round(group.Applied * (group.AppliedPrecision ?? 0)),
                FromAt = measured.HeldOutFrom,
                UntilAt = measured.To,
                CreatedAt = now,
            }),
        ];
    }
}
