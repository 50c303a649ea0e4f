using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>GET /routing/exclusions</c>: what no model learns from.</summary>
internal static class GetTrainingExclusions
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapGet("/exclusions", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(GetTrainingExclusions)).WithSummary("Read what no model learns from");

    private static async Task<Ok<TrainingExclusionsResponse>> HandleAsync(PlatformDbContext db, CancellationToken cancel) =>
        TypedResults.Ok(await ReadAsync(db, cancel));

    /// <summary>With names and local days.</summary>
    public static async Task<TrainingExclusionsResponse> ReadAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var zone = await ZoneAsync(db, cancel);
        var rows = await (
            from row in db.TrainingExclusions.AsNoTracking()
            join resolver in db.SupportGroups on row.GroupId equals resolver.Id into resolvers
            from resolver in resolvers.DefaultIfEmpty()
            join category in db.Categories on row.CategoryId equals category.Id into categories
            from category in categories.DefaultIfEmpty()
            join author in db.Members on row.CreatedBy equals author.PersonId into authors
            from author in authors.DefaultIfEmpty()
            orderby row.CreatedAt, row.Id
            select new { Row = row, Group = resolver!.Name, Category = category!.Name, Author = author!.Name }).Take(TrainingExclusions.Most).ToListAsync(cancel);
        return new TrainingExclusionsResponse(
        [
            .. rows.Select(item => new TrainingExclusionResponse(
                item.Row.GroupId, item.Group, item.Row.CategoryId, item.Category, item.Row.FromAt?.InZone(zone).Date,
                item.Row.ToAt?.InZone(zone).Date.PlusDays(-1), item.Row.Reason, item.Author, item.Row.CreatedAt)),
        ]);
    }

    /// <summary>The organization's zone.</summary>
    public static async Task<DateTimeZone> ZoneAsync(PlatformDbContext db, CancellationToken cancel) =>
        DateTimeZoneProviders.Tzdb[await db.Organizations.AsNoTracking().Select(organization => organization.TimeZone).SingleAsync(cancel)];
}
