using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Incidents;

/// <summary>What a follow-up takes over from the record whose matter it goes on with.</summary>
public static class FollowUps
{
    /// <summary>Who is affected: as before, where one of the two whom it concerned asks again; whoever only followed it asks for themself.</summary>
    public static Guid AffectedBy(IncidentRow? former, Guid requesterId) =>
        former is not null && (requesterId == former.RequesterId || requesterId == former.AffectedUserId) ? former.AffectedUserId : requesterId;

    /// <summary>The service of the former record; null when it is no longer offered.</summary>
    public static async Task<Guid?> ServiceAsync(PlatformDbContext db, IncidentRow former, CancellationToken cancel) =>
        await db.Services.AnyAsync(row => row.Id == former.ServiceId && row.IsActive, cancel) ? former.ServiceId : null;

    /// <summary>Its category; null when it has none, or one that is no longer offered.</summary>
    public static async Task<Guid?> CategoryAsync(PlatformDbContext db, IncidentRow former, CancellationToken cancel) =>
        former.CategoryId is { } id && await db.Categories.AnyAsync(row => row.Id == id && row.IsActive, cancel) ? id : null;
}
