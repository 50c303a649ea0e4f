using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Agreements;

/// <summary>Agreements as their customer and their provider see them.</summary>
internal sealed class AgreementReader(PlatformDbContext db, ProviderDb provider, CurrentUser user, TimeProvider time)
{
    /// <summary>Of either side at most as many.</summary>
    public const int Most = 500;

    /// <summary>Those of the caller's organization, on either side, newest first; only one when its id is given.</summary>
    public async Task<IReadOnlyList<AgreementResponse>> ReadAsync(Guid? id, CancellationToken cancel)
    {
        var answers = await OfCustomerAsync(id, cancel);
        if (user.IsProvider) answers.AddRange(await OfProviderAsync(id, cancel));
        return [.. answers.OrderByDescending(answer => answer.OfferedAt).ThenBy(answer => answer.Id)];
    }

    /// <summary>Names of the organizations that work for others.</summary>
    public Task<List<ProviderName>> ProvidersAsync(CancellationToken cancel) =>
        db.Database.SqlQuery<ProviderName>($"select id, name from provider_organizations()").ToListAsync(cancel);

    /// <summary>Where an agreement stands at an instant.</summary>
    public static AgreementState StateOf(AgreementRow row, Instant now) => row switch
    {
        { UntilAt: { } until } when until <= now => AgreementState.Ended,
        { AcceptedAt: null } => AgreementState.Offered,
        _ when row.FromAt > now => AgreementState.Accepted,
        _ => AgreementState.InForce,
    };

    private async Task<List<AgreementResponse>> OfCustomerAsync(Guid? id, CancellationToken cancel)
    {
        var rows = await (
            from agreement in db.Agreements.AsNoTracking()
            where agreement.OrganizationId == user.OrganizationId && (id == null || agreement.Id == id)
            join supportGroup in db.SupportGroups.AsNoTracking() on agreement.GroupId equals supportGroup.Id
            join calendar in db.Calendars.AsNoTracking() on agreement.CalendarId equals (Guid?)calendar.Id into calendars
            from calendar in calendars.DefaultIfEmpty()
            orderby agreement.OfferedAt descending, agreement.Id
            select new { Agreement = agreement, Group = supportGroup.Name, Calendar = calendar!.Name }).Take(Most).ToListAsync(cancel);
        if (rows.Count == 0) return [];

        var customer = await OwnNameAsync(cancel);
        var providers = (await ProvidersAsync(cancel)).ToDictionary(row => row.Id, row => row.Name);
        var now = WholeSeconds.Now(time);
        return
        [
            .. rows.Select(row => Answer(
                row.Agreement, isCustomer: true, customer, providers.GetValueOrDefault(row.Agreement.ProviderId, ""), row.Group, row.Calendar, now)),
        ];
    }

    private async Task<List<AgreementResponse>> OfProviderAsync(Guid? id, CancellationToken cancel)
    {
        var rows = await provider.Rows<AgreementRow>()
            .Where(row => row.ProviderId == user.OrganizationId && (id == null || row.Id == id))
            .OrderByDescending(row => row.OfferedAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel);
        if (rows.Count == 0) return [];

        var names = (await db.Database.SqlQuery<CustomerNames>($"select id, customer, group_name, calendar from provided_agreements()").ToListAsync(cancel))
            .ToDictionary(row => row.Id);
        var own = await OwnNameAsync(cancel);
        var now = WholeSeconds.Now(time);
        return
        [
            .. from row in rows
               let name = names[row.Id]
               select Answer(row, isCustomer: false, name.Customer, own, name.GroupName, name.Calendar, now),
        ];
    }

    private Task<string> OwnNameAsync(CancellationToken cancel) =>
        db.Organizations.AsNoTracking().Select(organization => organization.Name).SingleAsync(cancel);

    private static AgreementResponse Answer(
        AgreementRow row, bool isCustomer, string customer, string provider, string group, string? calendar, Instant now) => new(
        row.Id, row.Name, StateOf(row, now), isCustomer, row.OrganizationId, customer, row.ProviderId, provider, row.GroupId, group,
        row.CalendarId, calendar, row.ShowsContacts, row.PricePerRecord, row.PricePerHour, row.Currency, row.FromAt, row.UntilAt,
        row.OfferedAt, row.AcceptedAt);

    /// <summary>A provider.</summary>
    internal sealed record ProviderName(Guid Id, string Name);

    private sealed record CustomerNames(Guid Id, string Customer, string GroupName, string? Calendar);
}
