using System.Net;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Agreements;

/// <summary>A customer, and a provider to whom its network group can be handed over.</summary>
internal sealed class Hand
{
    private Hand(IncidentRoom customer, TestOrganization provider, Guid networkId, HttpClient admin, HttpClient providerAdmin, HttpClient member)
    {
        Customer = customer;
        Provider = provider;
        NetworkId = networkId;
        Admin = admin;
        ProviderAdmin = providerAdmin;
        Member = member;
    }

    public IncidentRoom Customer { get; }

    public TestOrganization Provider { get; }

    /// <summary>The customer's group.</summary>
    public Guid NetworkId { get; }

    /// <summary>The customer's administrator.</summary>
    public HttpClient Admin { get; }

    public HttpClient ProviderAdmin { get; }

    /// <summary>An agent of the provider.</summary>
    public HttpClient Member { get; }

    public static async Task<Hand> MakeAsync()
    {
        var customer = await OpenAsync();
        var provider = await ProviderAsync(customer);
        return new Hand(
            customer, provider, await customer.Organization.AddGroupAsync("network"), await customer.ClientAsync(Role.Administrator),
            await customer.Host.ClientForAsync(provider, Role.Administrator), await customer.Host.ClientForAsync(provider, Role.Agent));
    }

    public static async Task<TestOrganization> ProviderAsync(IncidentRoom room)
    {
        var provider = await room.Host.Database.AddOrganizationAsync();
        await room.Host.AsOwnerAsync(provider.Id, db => db.Organizations.Where(row => row.Id == provider.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.IsProvider, true), TestContext.Current.CancellationToken));
        return provider;
    }

    public OfferAgreementRequest Offer(bool showsContacts = false) => new(
        "Network operations", Provider.Id, NetworkId, ShowsContacts: showsContacts, PricePerRecord: 100_000, PricePerHour: 250_000);

    /// <summary>Hands the group over.</summary>
    public async Task<AgreementResponse> OverAsync(bool showsContacts = false)
    {
        using var offered = await PostAsync(Admin, "agreements", Offer(showsContacts));
        Assert.Equal(HttpStatusCode.Created, offered.StatusCode);
        using var accepted = await PostAsync(Member, $"agreements/{(await ReadAsync<AgreementResponse>(offered)).Id}/accept", null);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        return await ReadAsync<AgreementResponse>(accepted);
    }
}
