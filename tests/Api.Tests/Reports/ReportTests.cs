using System.Net;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Reports;

/// <summary>Five records of today: two open, one of them on hold; two resolved, one of them at the first contact; one cancelled.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private IncidentRoom _room = null!;
    private HttpClient _delivery = null!;
    private IncidentResponse _open = null!;
    private IncidentResponse _resolved = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await IncidentRoom.OpenAsync();
        _delivery = await _room.ClientAsync(Role.ServiceDeliveryManager);
        _open = await _room.SubmitAsync();
        var waiting = await IncidentRoom.MoveAsync(_room.Agent, await _room.SubmitAsync(), "accept");
        await IncidentRoom.MoveAsync(_room.Agent, waiting, "hold", new HoldRequest(HoldReason.AwaitingProvider));
        var first = await IncidentRoom.MoveAsync(_room.Agent, await _room.SubmitAsync(), "accept");
        _resolved = await IncidentRoom.MoveAsync(_room.Agent, first, "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));
        var again = await IncidentRoom.MoveAsync(_room.Agent, await _room.SubmitAsync(), "resolve", new ResolveRequest(ResolutionCode.Solved, "Done"));
        again = await IncidentRoom.MoveAsync(_room.Consumer, again, "reopen", new ReasonRequest("Again"));
        await IncidentRoom.MoveAsync(_room.Agent, again, "resolve", new ResolveRequest(ResolutionCode.Workaround, "Done"));
        await IncidentRoom.MoveAsync(_room.Consumer, await _room.SubmitAsync(), "cancel", new ReasonRequest("Never mind"));
        await KeepFactsAsync(_room.Organization);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Figures_of_the_month_count_every_record_once()
    {
        var report = await IncidentRoom.GetAsync<KpisResponse>(_room.Manager, "reports/kpis");

        var total = report.Total;
        Assert.Equal((4, 2, 0), (total.Opened, total.Resolved, total.Closed));
        Assert.Equal((1, 0, 1, 0), (total.CountedApart.Opened, total.CountedApart.Resolved, total.CountedApart.Closed, total.CountedApart.Breached));
        Assert.Equal(2, total.Backlog.Total);
        Assert.Equal([2, 0, 0, 0, 0], total.Backlog.ByAge);
        Assert.Equal(3, total.Acknowledge.Count);
        Assert.Equal(2, total.Resolve.Count);
        Assert.Equal(new ShareResponse(1, 2, 0.5), total.FirstContact);
        Assert.Equal(new ShareResponse(1, 2, 0.5), total.Reopened);
        Assert.Equal(new ShareResponse(2, 2, 1), total.FirstAssignmentRight);
        Assert.Equal(
            [
                new AttainmentResponse(ClockMetric.Response, 3, 0, 1, 0, 1), new AttainmentResponse(ClockMetric.Resolution, 2, 0, 1, 0, 1),
                new AttainmentResponse(ClockMetric.Update, 0, 0, null, 0, null),
            ],
            total.Attainment);
        Assert.Equal([1, 2, 0], total.BreachRisk!.Select(risk => risk.Counts.Sum()));
        Assert.Equal((0, null), (report.Previous.Opened, report.Previous.BreachRisk));
        Assert.Equal("Asia/Jakarta", report.TimeZone);
    }

    [Theory]
    [InlineData("service", "General")]
    [InlineData("group", "Service desk")]
    [InlineData("priority", "P4")]
    [InlineData("provider", "")]
    public async Task Rows_are_named_and_add_up(string by, string name)
    {
        var report = await IncidentRoom.GetAsync<KpisResponse>(_room.Manager, $"reports/kpis?by={by}");

        Assert.Equal(report.Total.Opened, report.Rows.Sum(row => row.Values.Opened));
        Assert.Equal(report.Total.Backlog.Total, report.Rows.Sum(row => row.Values.Backlog.Total));
        var busiest = report.Rows.MaxBy(row => row.Values.Opened)!;
        if (by != "priority") Assert.Equal((name, 4), (busiest.Name, busiest.Values.Opened));
    }

    [Fact]
    public async Task Steps_of_time_are_complete_and_in_order()
    {
        var today = SystemClockDate();
        var (from, to) = (today.PlusDays(-6), today.PlusDays(1));

        var report = await IncidentRoom.GetAsync<KpisResponse>(_room.Manager, $"reports/kpis?from={from:uuuu-MM-dd}&to={to:uuuu-MM-dd}&by=day");

        Assert.Equal(Enumerable.Range(-6, 7).Select(back => $"{today.PlusDays(back):uuuu-MM-dd}"), report.Rows.Select(row => row.Key));
        Assert.Equal(4, report.Rows.Sum(row => row.Values.Opened));
        Assert.Equal(2, report.Rows[^1].Values.Backlog.Total);
        Assert.Equal(0, report.Rows[0].Values.Backlog.Total);
        Assert.Equal(2, report.Total.Backlog.Total);
    }

    [Fact]
    public async Task The_dashboard_of_the_month_is_one_answer()
    {
        var report = await IncidentRoom.GetAsync<ServiceLevelsResponse>(_delivery, "reports/service-levels");

        var month = report.Months[^1];
        Assert.Equal((12, 12, 7), (report.Months.Count, report.Backlog.Count, report.OpenedByHour.Count));
        Assert.Equal((report.Month, 4, 2, 2), (month.Month, month.Opened, month.Resolved, month.Backlog));
        Assert.Equal((2, 0, 3, 0), (month.ResolutionMet, month.ResolutionBreached, month.ResponseMet, month.ResponseBreached));
        Assert.Equal(2, report.Backlog[^1].UpToOneDay);
        Assert.Equal(5, report.OpenedByHour.Sum(day => day.Sum())); // the cancelled one was a call for help as well
        Assert.Equal(3, report.BreachRisk.Sum());
        Assert.Equal(2, report.OpenByPriority.Sum());
        Assert.Equal(1.0, Assert.Single(report.AttainmentByPriority).Shares[^1]);
        Assert.Equal(0.95, report.AttainmentGoal);
        Assert.Equal(0, report.Months[0].Opened);
    }

    [Fact]
    public async Task The_records_behind_a_number_are_listed_page_by_page()
    {
        var first = await IncidentRoom.GetAsync<PageResponse<KpiIncidentResponse>>(_room.Manager, "reports/kpis/Opened/incidents?limit=3");
        var second = await IncidentRoom.GetAsync<PageResponse<KpiIncidentResponse>>(
            _room.Manager, $"reports/kpis/Opened/incidents?limit=3&cursor={first.NextCursor}");
        var atFirstContact = await IncidentRoom.GetAsync<PageResponse<KpiIncidentResponse>>(_room.Manager, "reports/kpis/FirstContact/incidents");

        Assert.Equal((3, 1, ""), (first.Items.Count, second.Items.Count, second.NextCursor));
        Assert.Equal(4, first.Items.Concat(second.Items).Select(row => row.Id).Distinct().Count());
        Assert.Contains(_open.Id, first.Items.Concat(second.Items).Select(row => row.Id));
        var row = Assert.Single(atFirstContact.Items);
        Assert.Equal((_resolved.Id, _resolved.Number, "Printer jams", "Service desk", "General"), (row.Id, row.Number, row.Subject, row.Group, row.Service));
    }

    [Fact]
    public async Task Another_organization_sees_nothing_of_it()
    {
        var other = await _room.Host.Database.AddOrganizationAsync();
        var manager = await _room.Host.ClientForAsync(other, Role.IncidentManager);

        var figures = await IncidentRoom.GetAsync<KpisResponse>(manager, $"reports/kpis?groupId={_room.Organization.DeskId}");
        var board = await IncidentRoom.GetAsync<ServiceLevelsResponse>(manager, $"reports/service-levels?groupId={_room.Organization.DeskId}");

        Assert.Equal((0, 0, 0), (figures.Total.Opened, figures.Total.Backlog.Total, figures.Total.CountedApart.Opened));
        Assert.Equal((0, 0, 0), (board.Months.Sum(month => month.Opened), board.OpenedByHour.Sum(day => day.Sum()), board.BreachRisk.Sum()));
        foreach (var number in Enum.GetValues<KpiNumber>())
            Assert.Empty((await IncidentRoom.GetAsync<PageResponse<KpiIncidentResponse>>(manager, $"reports/kpis/{number}/incidents")).Items);
    }

    [Theory]
    [InlineData(Role.Consumer, 403, 403)]
    [InlineData(Role.Agent, 403, 403)]
    [InlineData(Role.SupportMember, 403, 403)]
    [InlineData(Role.BusinessContact, 200, 403)]
    [InlineData(Role.Administrator, 200, 403)]
    [InlineData(Role.ServiceDeliveryManager, 200, 200)]
    [InlineData(Role.IncidentManager, 200, 200)]
    public async Task Figures_are_for_managers_and_records_only_for_those_who_see_records(Role role, int figures, int records)
    {
        var client = await _room.ClientAsync(role);

        Assert.Equal(figures, (int)await IncidentRoom.StatusAsync(client, "reports/kpis"));
        Assert.Equal(figures, (int)await IncidentRoom.StatusAsync(client, "reports/service-levels"));
        Assert.Equal(records, (int)await IncidentRoom.StatusAsync(client, "reports/kpis/Opened/incidents"));
    }

    [Fact]
    public async Task Restricted_records_and_complaints_are_counted_for_incident_managers_alone()
    {
        await _room.Host.AsOwnerAsync(_room.Organization.Id, db => db.IncidentFacts.Where(fact => fact.IncidentId == _open.Id)
            .ExecuteUpdateAsync(fact => fact.SetProperty(row => row.IsRestricted, true), Cancel));

        var all = await IncidentRoom.GetAsync<KpisResponse>(_room.Manager, "reports/kpis");
        var others = await IncidentRoom.GetAsync<KpisResponse>(_delivery, "reports/kpis");
        var rows = await IncidentRoom.GetAsync<PageResponse<KpiIncidentResponse>>(_delivery, "reports/kpis/Opened/incidents");

        Assert.Equal((4, 3), (all.Total.Opened, others.Total.Opened));
        Assert.DoesNotContain(_open.Id, rows.Items.Select(row => row.Id));
        Assert.Equal(HttpStatusCode.OK, await IncidentRoom.StatusAsync(_room.Manager, "reports/kpis?kind=Complaint"));
        Assert.Equal(HttpStatusCode.Forbidden, await IncidentRoom.StatusAsync(_delivery, "reports/kpis?kind=Complaint"));
    }

    [Theory]
    [InlineData("kpis?from=2026-11-01", "to")]
    [InlineData("kpis?from=yesterday&to=2026-11-01", "from")]
    [InlineData("kpis?from=2026-11-01&to=2026-11-01", "to")]
    [InlineData("kpis?from=2020-01-01&to=2026-11-01", "to")]
    [InlineData("kpis?from=2025-01-01&to=2026-01-01&by=day", "by")]
    [InlineData("service-levels?month=2999-01", "month")]
    [InlineData("kpis/Opened/incidents?limit=0", "limit")]
    [InlineData("kpis/Opened/incidents?cursor=x", "cursor")]
    public async Task What_makes_no_sense_is_refused_with_its_field(string query, string field)
    {
        using var response = await _room.Manager.GetAsync($"/api/v1/reports/{query}", Cancel);

        var problem = await IncidentRoom.ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(field, Assert.Single(problem.Errors!).Key);
    }

    private LocalDate SystemClockDate() =>
        Instant.FromDateTimeOffset(_room.Host.Time.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb["Asia/Jakarta"]).Date;

    // What Analytics does with the deliveries, as the role as which it connects.
    private static async Task KeepFactsAsync(TestOrganization organization)
    {
        var database = await PlatformDatabase.SharedAsync();
        await using var services = PlatformDatabase.Services(database.WorkerConnectionString, services => services.AddFactKeeping());
        await services.GetRequiredService<FactsRebuild>().RunAsync(organization.Id, Cancel);
    }
}
