using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>PUT /routing/exclusions</c>: says what no model learns from. Every training from then on leaves it out.</summary>
internal static class SaveTrainingExclusions
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPut("/exclusions", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(SaveTrainingExclusions)).WithSummary("Say what no model learns from");

    private static async Task<Results<Ok<TrainingExclusionsResponse>, ProblemHttpResult>> HandleAsync(
        TrainingExclusionsRequest request, PlatformDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var groups = await db.SupportGroups.AsNoTracking().Select(group => group.Id).ToListAsync(cancel);
        var categories = await db.Categories.AsNoTracking().Select(category => category.Id).ToListAsync(cancel);
        if (ErrorIn(request.Items, [.. groups], [.. categories]) is { } message) return Problem.Invalid("items", message);

        var zone = await GetTrainingExclusions.ZoneAsync(db, cancel);
        var now = WholeSeconds.Now(time);
        await Transactions.RunAsync(db, async inner =>
        {
            // Who first said a thing, and when, stays beside it as long as it is said.
            var known = await db.TrainingExclusions.AsNoTracking().Take(TrainingExclusions.Most).ToListAsync(inner);
            await db.TrainingExclusions.ExecuteDeleteAsync(inner);
            foreach (var item in request.Items)
            {
                var row = RowOf(item, zone, user, now);
                var former = known.FirstOrDefault(one => Same(one, row));
                db.TrainingExclusions.Add(former ?? row);
                if (former is not null) known.Remove(former);
            }
            return await db.SaveChangesAsync(inner);
        }, cancel);
        return TypedResults.Ok(await GetTrainingExclusions.ReadAsync(db, cancel));
    }

    private static TrainingExclusionRow RowOf(TrainingExclusionRequest item, DateTimeZone zone, CurrentUser user, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = user.OrganizationId,
        GroupId = item.GroupId,
        CategoryId = item.CategoryId,
        FromAt = item.From?.AtStartOfDayInZone(zone).ToInstant(),
        ToAt = item.To?.PlusDays(1).AtStartOfDayInZone(zone).ToInstant(),
        Reason = item.Reason.Trim(),
        CreatedBy = user.PersonId,
        CreatedAt = now,
    };

    private static bool Same(TrainingExclusionRow left, TrainingExclusionRow right) =>
        (left.GroupId, left.CategoryId, left.FromAt, left.ToAt, left.Reason) == (right.GroupId, right.CategoryId, right.FromAt, right.ToAt, right.Reason);

    private static string? ErrorIn(IReadOnlyList<TrainingExclusionRequest> items, HashSet<Guid> groups, HashSet<Guid> categories)
    {
        if (items.Any(item => string.IsNullOrWhiteSpace(item.Reason))) return "Say why.";
        if (items.Any(item => item is { GroupId: null, CategoryId: null, From: null, To: null })) return "Say which records: a group, a category or days.";
        if (items.Any(item => item.GroupId is { } group && !groups.Contains(group))) return "A group does not exist.";
        if (items.Any(item => item.CategoryId is { } category && !categories.Contains(category))) return "A category does not exist.";
        if (items.Any(item => item.From is { Year: < 1970 or >= 2200 } || item.To is { Year: < 1970 or >= 2200 })) return "A day is out of range.";

        return items.Any(item => item.From > item.To) ? "The last day lies before the first." : null;
    }
}
