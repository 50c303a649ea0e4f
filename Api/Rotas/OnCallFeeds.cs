using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary>Secret links to shifts as iCalendar: of a rota, or one's own in all of them. A person has one of each; a new one ends the old one.</summary>
internal sealed class OnCallFeeds(PlatformDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Purpose of the links. It is none of an account's links, so that a feed never sets a password.</summary>
    public const string Purpose = "OnCallFeed";

    // A calendar program asks for years; a link that is forgotten ends all the same.
    private static readonly Duration Lifetime = Duration.FromDays(730);

    /// <summary>A new link; null for one's own shifts.</summary>
    public async Task<OnCallFeedResponse> CreateAsync(Guid? rotaId, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var secret = Secret.New(Secret.Link);
        await Transactions.RunAsync(db, async inner =>
        {
            await EndAsync(rotaId, inner);
            db.SignedLinks.Add(new SignedLinkRow
            {
                TokenHash = secret.Hash,
                OrganizationId = user.OrganizationId,
                PersonId = user.PersonId,
                Purpose = Purpose,
                RecordId = rotaId,
                CreatedAt = now,
                ExpiresAt = now + Lifetime,
            });
            return await db.SaveChangesAsync(inner);
        }, cancel);
        return new OnCallFeedResponse(secret.Text, $"{Conventions.Root}/on-call/feeds/{secret.Text}/calendar.ics", now + Lifetime);
    }

    /// <summary>Ends the caller's link to a rota, or to their own shifts.</summary>
    public Task EndAsync(Guid? rotaId, CancellationToken cancel) => db.SignedLinks
        .Where(link => link.OrganizationId == user.OrganizationId && link.PersonId == user.PersonId && link.Purpose == Purpose && link.RecordId == rotaId)
        .ExecuteDeleteAsync(cancel);
}
