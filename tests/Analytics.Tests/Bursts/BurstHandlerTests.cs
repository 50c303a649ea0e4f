using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Bursts;

/// <summary>Bursts of similar records on a real database, brought as the queue brings them.</summary>
public sealed class BurstHandlerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_similar_records_by_three_people_are_proposed_and_the_fifth_says_so()
    {
        await using var desk = await BurstDesk.CreateAsync();
        var ids = await desk.ReportManyAsync(4);
        await desk.LookAsync();
        var early = await desk.ProposalsAsync();
        ids = [.. ids, await desk.ReportAsync(4)];

        await desk.LookAsync();

        Assert.Empty(early);
        var proposal = Assert.Single(await desk.ProposalsAsync());
        Assert.Equal((MajorProposalState.Open, desk.Organization.GeneralId), (proposal.State, proposal.ServiceId));
        Assert.Equal(ids.Order(), (await desk.RecordsAsync(proposal.Id)).Order());
        var line = await desk.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync(row => row.Type == nameof(TimelineEntry.MajorProposed), Cancel));
        Assert.Equal((ids[4], Visibility.Internal), (line.IncidentId, line.Visibility));
    }

    [Fact]
    public async Task Brought_again_it_changes_nothing()
    {
        await using var desk = await BurstDesk.CreateAsync();
        await desk.ReportManyAsync(7);
        await desk.LookAsync();
        await desk.BringAgainAsync();

        await desk.LookAsync();

        var proposal = Assert.Single(await desk.ProposalsAsync());
        Assert.Equal(7, (await desk.RecordsAsync(proposal.Id)).Count);
        Assert.Equal(1, await desk.ReadAsync(db => db.Timeline.CountAsync(row => row.Type == nameof(TimelineEntry.MajorProposed), Cancel)));
    }

    [Fact]
    public async Task Two_replicas_propose_one_burst_once()
    {
        await using var desk = await BurstDesk.CreateAsync();
        await desk.ReportManyAsync(12, Duration.FromSeconds(5));
        await using var second = desk.NewServices();

        await Task.WhenAll(desk.LookAsync(), desk.LookAsync(second));

        var proposal = Assert.Single(await desk.ProposalsAsync());
        Assert.Equal(12, (await desk.RecordsAsync(proposal.Id)).Count);
    }

    [Fact]
    public async Task It_grows_while_the_burst_goes_on_and_a_later_one_is_proposed_anew()
    {
        await using var desk = await BurstDesk.CreateAsync();
        await desk.ReportManyAsync(5);
        await desk.LookAsync();
        desk.Time.Advance(TimeSpan.FromMinutes(25));
        await desk.ReportAsync(5);
        await desk.LookAsync();
        var grown = Assert.Single(await desk.ProposalsAsync());
        Assert.Equal(6, (await desk.RecordsAsync(grown.Id)).Count);

        desk.Time.Advance(TimeSpan.FromHours(2));
        await desk.ReportManyAsync(5);
        await desk.LookAsync();

        Assert.Equal(2, (await desk.ProposalsAsync()).Count);
    }

    [Fact]
    public async Task One_that_was_dismissed_is_not_proposed_again_while_it_goes_on()
    {
        await using var desk = await BurstDesk.CreateAsync();
        await desk.ReportManyAsync(5);
        await desk.LookAsync();
        await desk.ReadAsync(db => db.MajorProposals.ExecuteUpdateAsync(row => row.SetProperty(p => p.State, MajorProposalState.Dismissed), Cancel));

        desk.Time.Advance(TimeSpan.FromMinutes(10));
        await desk.ReportManyAsync(6);
        await desk.LookAsync();
        var during = await desk.ProposalsAsync();
        desk.Time.Advance(TimeSpan.FromHours(1));
        await desk.ReportManyAsync(5);
        await desk.LookAsync();

        Assert.Equal(MajorProposalState.Dismissed, Assert.Single(during).State);
        Assert.Equal([MajorProposalState.Dismissed, MajorProposalState.Open], (await desk.ProposalsAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task What_is_about_something_else_or_another_service_or_restricted_is_no_part_of_it()
    {
        await using var desk = await BurstDesk.CreateAsync();
        var other = await desk.ReadAsync(async db =>
        {
            var general = await db.Services.SingleAsync(Cancel);
            var service = new ServiceRow { Id = Guid.CreateVersion7(), OrganizationId = desk.Organization.Id, Key = "vpn", Name = "VPN", SlaPolicyId = general.SlaPolicyId };
            db.Services.Add(service);
            await db.SaveChangesAsync(Cancel);
            return service.Id;
        });
        await desk.ReportManyAsync(4);
        await desk.OpenAsync("Kertas printer macet", "Lantai tiga, printer dekat tangga", desk.People[1]);
        await desk.ReportAsync(4, other);
        await desk.ReportAsync(4, change: wish => wish with { IsRestricted = true });
        await desk.ReportAsync(5, change: wish => wish with { Kind = IncidentKind.Question });

        await desk.LookAsync();

        Assert.Empty(await desk.ProposalsAsync());
    }

    [Fact]
    public async Task Of_another_organization_nothing_is_counted()
    {
        await using var desk = await BurstDesk.CreateAsync();
        await using var other = await BurstDesk.CreateAsync(desk.Database);
        await desk.ReportManyAsync(4);
        await other.ReportManyAsync(4);

        await desk.LookAsync();

        Assert.Empty(await desk.ProposalsAsync());
        Assert.Empty(await other.ProposalsAsync());
    }

    [Fact]
    public async Task While_a_major_incident_on_the_service_is_led_nothing_is_proposed()
    {
        await using var desk = await BurstDesk.CreateAsync();
        var ids = await desk.ReportManyAsync(5);
        await desk.ReadAsync(db => db.Database.ExecuteSqlAsync($"update incident set is_major = true where id = {ids[0]}", Cancel));

        await desk.LookAsync();

        Assert.Empty(await desk.ProposalsAsync());
    }

    [Theory]
    [InlineData(true, 3, 2, 1)]
    [InlineData(true, 6, 3, 0)]
    [InlineData(false, 3, 2, 0)]
    public async Task An_organization_says_itself_from_when_on(bool isOn, int records, int requesters, int expected)
    {
        await using var desk = await BurstDesk.CreateAsync();
        await desk.ReadAsync(async db =>
        {
            db.BurstSettings.Add(new BurstSettingsRow { OrganizationId = desk.Organization.Id, IsOn = isOn, Records = records, Requesters = requesters, WindowSeconds = 600 });
            return await db.SaveChangesAsync(Cancel);
        });
        await desk.ReportManyAsync(5);

        await desk.LookAsync();

        Assert.Equal(expected, (await desk.ProposalsAsync()).Count);
    }
}
