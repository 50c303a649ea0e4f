using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Names of the people, groups and webhooks that rules name, and which of them do not exist.</summary>
internal sealed class RuleNames(PlatformDbContext db)
{
    /// <summary>The names by id; what does not exist in the organization is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> named, CancellationToken cancel)
    {
        var ids = named.Distinct().ToArray();
        if (ids.Length == 0) return new Dictionary<Guid, string>();

        var people = await db.PersonCards.AsNoTracking().Where(card => ids.Contains(card.PersonId))
            .Select(card => new { Id = card.PersonId, card.Name }).ToListAsync(cancel);
        var groups = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .Select(group => new { group.Id, group.Name }).ToListAsync(cancel);
        var webhooks = await db.Webhooks.AsNoTracking().Where(webhook => ids.Contains(webhook.Id))
            .Select(webhook => new { webhook.Id, webhook.Name }).ToListAsync(cancel);
        return people.Concat(groups).Concat(webhooks).ToDictionary(one => one.Id, one => one.Name);
    }

    /// <summary>Which of these are webhooks of the organization.</summary>
    public async Task<IReadOnlySet<Guid>> WebhooksAsync(IEnumerable<Guid> named, CancellationToken cancel)
    {
        var ids = named.Distinct().ToArray();
        if (ids.Length == 0) return new HashSet<Guid>();

        return (await db.Webhooks.AsNoTracking().Where(webhook => ids.Contains(webhook.Id)).Select(webhook => webhook.Id).ToListAsync(cancel)).ToHashSet();
    }
}
