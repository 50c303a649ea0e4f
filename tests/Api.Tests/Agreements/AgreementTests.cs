using System.Net;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Agreements;

public sealed class AgreementTests
{
    [Fact]
    public async Task An_offer_is_in_force_once_the_provider_accepts_and_both_sides_see_it()
    {
        var hand = await Hand.MakeAsync();

        using var offered = await PostAsync(hand.Admin, "agreements", hand.Offer());
        var offer = await ReadAsync<AgreementResponse>(offered);
        var seen = Assert.Single((await GetAsync<PageResponse<AgreementResponse>>(hand.ProviderAdmin, "agreements")).Items);
        using var accepted = await PostAsync(hand.ProviderAdmin, $"agreements/{offer.Id}/accept", null);
        var inForce = Assert.Single((await GetAsync<PageResponse<AgreementResponse>>(hand.Admin, "agreements")).Items);

        Assert.Equal((AgreementState.Offered, true), (offer.State, offer.IsCustomer));
        Assert.Equal((offer.Id, false, AgreementState.Offered), (seen.Id, seen.IsCustomer, seen.State));
        Assert.Equal((hand.Customer.Organization.Row.Name, hand.Provider.Row.Name, "network"), (seen.Customer, seen.Provider, seen.Group));
        Assert.Equal(AgreementState.InForce, (await ReadAsync<AgreementResponse>(accepted)).State);
        Assert.Equal((AgreementState.InForce, hand.Provider.Row.Name), (inForce.State, inForce.Provider));
    }

    [Fact]
    public async Task Only_the_named_provider_accepts_and_only_once()
    {
        var hand = await Hand.MakeAsync();
        using var offered = await PostAsync(hand.Admin, "agreements", hand.Offer());
        var id = (await ReadAsync<AgreementResponse>(offered)).Id;
        var rival = await hand.Customer.Host.ClientForAsync(await Hand.ProviderAsync(hand.Customer), Role.Administrator);
        var member = await hand.Customer.Host.ClientForAsync(hand.Provider, Role.SupportMember);

        using var byRival = await PostAsync(rival, $"agreements/{id}/accept", null);
        using var byCustomer = await PostAsync(hand.Admin, $"agreements/{id}/accept", null);
        using var byMember = await PostAsync(member, $"agreements/{id}/accept", null);
        using var first = await PostAsync(hand.Member, $"agreements/{id}/accept", null);
        using var again = await PostAsync(hand.Member, $"agreements/{id}/accept", null);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Conflict],
            new[] { byRival, byCustomer, byMember, first, again }.Select(response => response.StatusCode));
    }

    [Fact]
    public async Task Either_side_ends_it_and_it_ends_once()
    {
        var (one, two) = (await Hand.MakeAsync(), await Hand.MakeAsync());
        var (byCustomer, byProvider) = (await one.OverAsync(), await two.OverAsync());

        using var first = await PostAsync(one.Admin, $"agreements/{byCustomer.Id}/end", null);
        using var again = await PostAsync(one.ProviderAdmin, $"agreements/{byCustomer.Id}/end", null);
        using var other = await PostAsync(two.ProviderAdmin, $"agreements/{byProvider.Id}/end", null);

        Assert.Equal(AgreementState.Ended, (await ReadAsync<AgreementResponse>(first)).State);
        Assert.Equal(ProblemCodes.Conflict, (await ProblemAsync(again, HttpStatusCode.Conflict)).Code);
        Assert.Equal(AgreementState.Ended, (await ReadAsync<AgreementResponse>(other)).State);
    }

    [Fact]
    public async Task A_group_has_one_provider_at_a_time()
    {
        var hand = await Hand.MakeAsync();
        var agreement = await hand.OverAsync();

        using var second = await PostAsync(hand.Admin, "agreements", hand.Offer());
        await PostAsync(hand.Admin, $"agreements/{agreement.Id}/end", null);
        using var third = await PostAsync(hand.Admin, "agreements", hand.Offer());

        Assert.Contains("groupId", (await ProblemAsync(second, HttpStatusCode.Conflict)).Errors!.Keys);
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
    }

    [Fact]
    public async Task An_offer_without_sense_is_refused_by_field()
    {
        var hand = await Hand.MakeAsync();
        var wrong = hand.Offer() with
        {
            ProviderId = hand.Customer.Organization.Id,
            GroupId = Guid.NewGuid(),
            CalendarId = Guid.NewGuid(),
            FromAt = Instant.FromUtc(2020, 1, 1, 0, 0),
            UntilAt = Instant.FromUtc(2019, 1, 1, 0, 0),
        };

        using var response = await PostAsync(hand.Admin, "agreements", wrong);
        using var currency = await PostAsync(hand.Admin, "agreements", hand.Offer() with { Currency = "rupiah" });

        Assert.Equal(
            ["calendarId", "fromAt", "groupId", "providerId", "untilAt"],
            (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["currency"], (await ProblemAsync(currency, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task The_five_characteristics_are_shown_in_live_figures()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        await hand.Customer.SubmitAsync();
        await SubmitAsync(hand.Customer.Agent, new SubmitIncidentRequest("Phone is dead", RequesterEmail: $"{Guid.NewGuid():N}@caller.example", Channel: Channel.Phone));

        var about = await GetAsync<AboutServiceResponse>(hand.Customer.Consumer, "about-service");

        Assert.Equal((2, 1, 1), (about.Groups, about.Services, about.Agreements));
        Assert.Equal(5, about.Members); // consumer, agent, manager, administrator, caller
        Assert.Equal([new(Channel.Web, 1), new(Channel.Phone, 1)], about.Channels);
        Assert.True(about.Organizations >= 2);
        Assert.Equal((1, 2), (about.AgreementsInForce, about.AgreementChanges));
        Assert.Equal(2, about.Metered.Records);
    }

    [Fact]
    public async Task A_month_is_metered_and_priced_by_agreement()
    {
        var hand = await Hand.MakeAsync();
        var agreement = await hand.OverAsync();
        var from = agreement.AcceptedAt!.Value;
        var at = await hand.Customer.SubmitAsync();
        await hand.Customer.Host.AsOwnerAsync(hand.Customer.Organization.Id, async db =>
        {
            foreach (var (ordinal, state, seconds) in new[] { (0, IncidentState.Assigned, 900), (1, IncidentState.InProgress, 5_400) })
            {
                db.HolderSpans.Add(new Data.Facts.HolderSpanRow
                {
                    OrganizationId = hand.Customer.Organization.Id,
                    IncidentId = at.Id,
                    Ordinal = ordinal,
                    GroupId = hand.NetworkId,
                    ProviderId = hand.Provider.Id,
                    State = state,
                    ServiceId = hand.Customer.Organization.GeneralId,
                    FromAt = from,
                    ToAt = from,
                    BusinessSeconds = seconds,
                });
            }
            await db.SaveChangesAsync();
        });

        var metered = await GetAsync<MeteringResponse>(hand.Admin, "reports/metering");
        var before = await GetAsync<MeteringResponse>(hand.Admin, "reports/metering?month=2020-02");
        using var wrong = await hand.Admin.GetAsync("/api/v1/reports/metering?month=soon", TestContext.Current.CancellationToken);

        var use = Assert.Single(metered.Agreements);
        Assert.Equal((1, 5_400L, 900L), (use.Records, use.WorkedSeconds, use.WaitedSeconds));
        Assert.Equal(475_000, use.Price);
        Assert.Equal((5_400L, 900L), (metered.WorkedSeconds, metered.WaitedSeconds));
        Assert.Equal((new LocalDate(2020, 2, 1), 0), (before.Month, before.Records));
        Assert.Contains("month", (await ProblemAsync(wrong, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 300_000)]
    [InlineData(0, 3_600, 250_000)]
    [InlineData(0, 1, 69)]
    [InlineData(1, 5_400, 475_000)]
    public void A_price_is_records_and_hours_in_whole_units(int records, long seconds, long price) =>
        Assert.Equal(price, MeteredUse.PriceOf(new MeteredUse.OfAgreement(Guid.Empty, records, seconds, 0), 100_000, 250_000));
}
