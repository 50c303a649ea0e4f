using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary>The links in messages of rules: what they show, and what their button does. Their bearer need not be signed in.</summary>
internal sealed class AcknowledgementLinks(
    PlatformDbContext db, Accounts accounts, CurrentTenant tenant, IncidentCommands commands, TimeProvider time)
{
    /// <summary>The link, with its organization set for this scope; null for one that is unknown, too old, or good for something else.</summary>
    public async Task<SignedLinkRow?> FindAsync(string token, CancellationToken cancel)
    {
        if (token.Length > 200 || await accounts.FindLinkAsync(Secret.HashOf(token), cancel) is not { } link) return null;
        if (link.Purpose != AcknowledgeLink.Purpose || link.RecordId is null || link.ExpiresAt <= WholeSeconds.Now(time)) return null;

        tenant.Set(link.OrganizationId);
        return await ActorAsync(link.PersonId, cancel) is null ? null : link;
    }

    /// <summary>What the link is about.</summary>
    public async Task<AcknowledgementResponse> ReadAsync(SignedLinkRow link, CancellationToken cancel)
    {
        var row = await db.Incidents.AsNoTracking().SingleAsync(incident => incident.Id == link.RecordId, cancel);
        var people = new[] { link.PersonId, row.Watch?.AcknowledgedBy ?? link.PersonId };
        var names = await db.PersonCards.AsNoTracking().Where(card => people.Contains(card.PersonId))
            .ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        return new AcknowledgementResponse(
            row.Number, row.Subject, row.Priority, names.GetValueOrDefault(link.PersonId, ""), Lifecycle.IsOpen(row.State),
            row.Watch?.AcknowledgedAt, row.Watch?.AcknowledgedBy is { } by ? names.GetValueOrDefault(by, "") : null);
    }

    /// <summary>Its bearer is on it. Pressed twice, or after somebody else, it changes nothing.</summary>
    public async Task UseAsync(SignedLinkRow link, CancellationToken cancel)
    {
        if (await ActorAsync(link.PersonId, cancel) is not { } actor) return;

        await commands.ExecuteAsync(
            link.RecordId!.Value, null, actor, (incident, _) => EscalationMoves.Acknowledge(incident, actor), cancel);
    }

    // Somebody who has left since is nobody; a provider's member has no membership here.
    private async Task<Actor?> ActorAsync(Guid personId, CancellationToken cancel)
    {
        var membership = await db.Memberships.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == personId, cancel);
        if (membership is { IsActive: false }) return null;
        if (membership is null && !await db.PersonCards.AnyAsync(card => card.PersonId == personId, cancel)) return null;

        var groups = await db.GroupMemberships.AsNoTracking().Where(row => row.PersonId == personId).Select(row => row.GroupId).ToListAsync(cancel);
        return new Actor(ActorKind.Person, personId, membership?.Roles ?? [Role.SupportMember], groups, Channel.Email);
    }
}
