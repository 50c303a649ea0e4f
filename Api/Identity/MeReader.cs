using System.Globalization;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>Describes the caller to themselves.</summary>
internal sealed class MeReader(PlatformDbContext db, Accounts accounts, CurrentUser user)
{
    public async Task<MeResponse> ReadAsync(CancellationToken cancel)
    {
        var card = await db.PersonCards.AsNoTracking().Where(person => person.PersonId == user.PersonId).FirstAsync(cancel);
        var organization = await db.Organizations.AsNoTracking().SingleAsync(row => row.Id == user.OrganizationId, cancel);
        var memberships = await accounts.MembershipsAsync(user.PersonId, cancel);
        return new MeResponse(
            user.PersonId, card.Name, card.Email, user.Roles, [.. Permissions.All.Where(user.May)], user.GroupIds,
            organization.Id, organization.Name, organization.Key, organization.IsProvider,
            card.Locale ?? organization.Locale, card.TimeZone ?? organization.TimeZone,
            [.. memberships.Select(membership => new MembershipResponse(membership.OrganizationId, membership.Organization))],
            Shown(card.QuietFrom), Shown(card.QuietUntil));
    }

    private static string? Shown(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
