using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>Support groups as the rules see them, for moves that name no person.</summary>
internal sealed class GroupFacts(PlatformDbContext db)
{
    /// <summary>The group; null when the organization has none with this id. Its members are left out.</summary>
    public async Task<SupportGroupFacts?> FindAsync(Guid groupId, CancellationToken cancel)
    {
        var group = await db.SupportGroups.AsNoTracking()
            .Where(group => group.Id == groupId)
            .Select(group => new { group.Id, group.Tier, group.IsActive })
            .SingleOrDefaultAsync(cancel);
        return group is null ? null : new SupportGroupFacts(group.Id, group.Tier, group.IsActive, IsProvided: false, MemberIds: []);
    }
}
