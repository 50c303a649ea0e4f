using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Agreements;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Reports;

/// <summary>
/// Forty records came to the network group at ten in the evening of a Tuesday, were accepted at nine and resolved at ten the next
/// morning, half of them too late. Ten came to the servers at ten in the morning and were resolved within an hour.
/// </summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private const int AtNight = 40;
    private const int ByDay = 10;
    private Hand _hand = null!;
    private HttpClient _delivery = null!;
    private Guid _servers;
    private LocalDate _tuesday;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Period => $"from={_tuesday.PlusDays(-1):uuuu-MM-dd}&to={_tuesday.PlusDays(5):uuuu-MM-dd}";

    public async ValueTask InitializeAsync()
    {
        _hand = await Hand.MakeAsync();
        _delivery = await _hand.Customer.ClientAsync(Role.ServiceDeliveryManager);
        _servers = await _hand.Customer.Organization.AddGroupAsync("servers", 3);
        var today = Instant.FromDateTimeOffset(_hand.Customer.Host.Time.GetUtcNow()).InZone(Jakarta).Date;
        _tuesday = today.PlusDays(-21).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Tuesday));
        await AddAsync(_hand.NetworkId, AtNight, At(22), At(33), At(34), isLate: n => n % 2 == 0);
        await AddAsync(_servers, ByDay, At(10), At(10.5), At(11), isLate: _ => false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_group_with_reasons_comes_first_and_one_with_few_records_is_not_judged()
    {
        var report = await ReportAsync();

        Assert.Equal(["network", "servers", "Service desk"], report.Groups.Select(row => row.Group));
        var network = report.Groups[0];
        Assert.Equal((true, AtNight, 0.95), (network.IsJudged, network.Received, report.AttainmentGoal));
        Assert.Equal([HandOverReason.OutOfHours, HandOverReason.BelowGoal], network.Reasons);
        Assert.Equal(new ShareResponse(40, 40, 1), network.OutOfHours);
        Assert.Equal(new ShareResponse(20, 40, 0.5), network.Attainment);
        Assert.Equal((AtNight * 3_600L, AtNight * 3_600L), (network.WorkedSeconds, network.WaitedSeconds));
        Assert.Equal((null, null, null), (network.OwnCost, network.Price, network.Agreement)); // nothing is invented
        var servers = report.Groups[1];
        Assert.Equal((false, ByDay, 0), (servers.IsJudged, servers.Received, servers.OutOfHours.Count));
        Assert.Empty(servers.Reasons);
    }

    [Fact]
    public async Task The_matrix_tells_who_did_what()
    {
        var report = await ReportAsync();

        Assert.Equal(
            [
                new(HandOverActor.TierTwo, HandOverActivity.Receive, 40, 0), new(HandOverActor.TierTwo, HandOverActivity.Diagnose, 40 * 3_600, 0),
                new(HandOverActor.TierTwo, HandOverActivity.Resolve, 40, 0),
                new(HandOverActor.TierThree, HandOverActivity.Receive, 10, 0), new(HandOverActor.TierThree, HandOverActivity.Diagnose, 10 * 1_800, 0),
                new(HandOverActor.TierThree, HandOverActivity.Resolve, 10, 0),
            ],
            report.Matrix);
    }

    [Fact]
    public async Task Cost_and_price_are_compared_in_one_currency()
    {
        using var offered = await PostAsync(_delivery, "agreements", _hand.Offer());
        Assert.Equal(HttpStatusCode.Created, offered.StatusCode);
        await SaveCostAsync(_delivery, new SaveHourlyCostRequest(500_000));

        var cheaper = (await ReportAsync()).Groups.Single(row => row.GroupId == _hand.NetworkId);
        await SaveCostAsync(_delivery, new SaveHourlyCostRequest(200_000, "USD"));
        var incomparable = (await ReportAsync()).Groups.Single(row => row.GroupId == _hand.NetworkId);
        await SaveCostAsync(_delivery, new SaveHourlyCostRequest(null));
        var unknown = await ReportAsync();

        // Forty records at 100,000 and forty hours at 250,000 against forty hours at 500,000.
        Assert.Equal((20_000_000L, 14_000_000L, 0.7), (cheaper.OwnCost, cheaper.Price!.Amount, cheaper.Price.OfOwnCost));
        Assert.Contains(HandOverReason.Cheaper, cheaper.Reasons);
        Assert.Equal(("Network operations", AgreementState.Offered), (cheaper.Agreement!.Name, cheaper.Agreement.State));
        Assert.Equal((8_000_000L, null), (incomparable.OwnCost, incomparable.Price!.OfOwnCost));
        Assert.DoesNotContain(incomparable.Reasons, reason => reason is HandOverReason.Cheaper or HandOverReason.Dearer);
        Assert.Null(unknown.HourlyCost);
        Assert.Equal(2_250_000, unknown.Groups.Single(row => row.GroupId == _servers).Price!.Amount); // ten records, five hours
    }

    [Fact]
    public async Task Afterwards_as_long_before_as_after_is_compared()
    {
        // Handed over on the Wednesday at noon: the night before is before it, and a morning a week later is after it.
        var from = At(36);
        await _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, async db =>
        {
            db.Agreements.Add(new AgreementRow
            {
                Id = Guid.NewGuid(),
                OrganizationId = _hand.Customer.Organization.Id,
                ProviderId = _hand.Provider.Id,
                Name = "Nights",
                GroupId = _hand.NetworkId,
                FromAt = from,
                OfferedAt = from,
                AcceptedAt = from,
            });
            await db.SaveChangesAsync(Cancel);
        });
        var week = Duration.FromDays(7);
        await AddAsync(_hand.NetworkId, 35, At(34) + week, At(34.5) + week, At(35) + week, isLate: _ => false, _hand.Provider.Id, isPromised: true);

        var after = Assert.Single((await ReportAsync()).Afterwards);

        Assert.Equal(("Nights", "network", _hand.Provider.Row.Name, AgreementState.InForce), (after.Name, after.Group, after.Provider, after.State));
        Assert.Equal((AtNight, 35), (after.Before.Received, after.After.Received));
        Assert.Equal(new ShareResponse(20, 40, 0.5), after.Before.Attainment);
        Assert.Equal(new ShareResponse(35, 35, 1), after.After.Attainment);
        Assert.Equal((7_200L, 3_600L), (after.Before.Resolve.MeanSeconds, after.After.Resolve.MeanSeconds));
        Assert.Equal((new ShareResponse(35, 35, 1), HandOverVerdict.Delivered), (after.Promises, after.Verdict));
        Assert.True(after.ComparedDays is >= 18 and <= 28, $"{after.ComparedDays} days");
    }

    [Fact]
    public async Task A_night_replayed_around_the_clock_ends_before_the_morning()
    {
        var always = Guid.Empty;
        await _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, async db =>
        {
            IReadOnlyList<Opening> day = [Opening.Parse("00:00", "24:00")];
            always = OrganizationProvisioning.AddCalendar(
                db, _hand.Customer.Organization.Id, "Always", new("Asia/Jakarta", [.. Enumerable.Repeat(day, 7)], []), At(0)).Id;
            await db.SaveChangesAsync(Cancel);
        });
        var terms = new HandOverTermsBody(
            always, [new(Priority.P3, ClockMetric.Response, 3_600), new(Priority.P3, ClockMetric.Resolution, 7_199)], PricePerRecord: 10_000, PricePerHour: 100_000);

        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", Simulation(terms));
        var answer = await ReadAsync<HandOverSimulationResponse>(response);

        Assert.Equal((AtNight, 0, AtNight, AtNight, 0), (answer.Records, answer.StillHeld, answer.Stays, answer.OutOfOwnHours, answer.OutOfProviderHours));
        Assert.Equal((12 * 3_600L, 2 * 3_600L), (answer.ElapsedSeconds, answer.ReplayedElapsedSeconds)); // done at midnight
        Assert.Equal((new ShareResponse(40, 40, 1), new ShareResponse(0, 40, 0)), (answer.Response, answer.Resolution)); // a second short
        Assert.Equal((new ShareResponse(20, 40, 0.5), new ShareResponse(40, 40, 1)), (answer.ConsumerBefore, answer.ConsumerAfter));
        Assert.Equal((40 * 10_000L) + (40 * 100_000L), answer.Price);
        Assert.Equal((Priority.P3, AtNight), (Assert.Single(answer.Priorities).Priority, answer.Priorities[0].Records));
        Assert.Equal(("Always", null), (answer.ProviderCalendar, answer.OwnCost));
    }

    [Fact]
    public async Task An_agreement_is_simulated_by_its_own_terms()
    {
        using var offered = await PostAsync(_delivery, "agreements", _hand.Offer());
        var agreement = await ReadAsync<AgreementResponse>(offered);

        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", Simulation(null) with { AgreementId = agreement.Id });
        var answer = await ReadAsync<HandOverSimulationResponse>(response);

        // It names no hours, so the group's own hold, and no targets.
        Assert.Equal((AtNight, AtNight, 14_000_000L), (answer.Records, answer.OutOfProviderHours, answer.Price));
        Assert.Equal((0, answer.OwnCalendar), (answer.Resolution.Of, answer.ProviderCalendar));
        Assert.Equal(answer.ConsumerBefore, answer.ConsumerAfter);
    }

    [Fact]
    public async Task What_is_not_over_is_said_and_not_replayed()
    {
        await AddAsync(_hand.NetworkId, 3, At(50), At(51), At(24 * 14), isLate: _ => false);

        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", Simulation(new(null, [])));
        var answer = await ReadAsync<HandOverSimulationResponse>(response);

        Assert.Equal((AtNight, 3), (answer.Records, answer.StillHeld));
    }

    [Fact]
    public async Task Restricted_records_are_in_no_figure_of_who_may_not_see_them()
    {
        await _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, async db =>
        {
            await db.IncidentFacts.Where(row => row.GroupId == _hand.NetworkId).ExecuteUpdateAsync(row => row.SetProperty(r => r.IsRestricted, true), Cancel);
            await db.HolderSpans.Where(row => row.GroupId == _hand.NetworkId).ExecuteUpdateAsync(row => row.SetProperty(r => r.IsRestricted, true), Cancel);
            await db.ClockFacts.Where(row => row.GroupId == _hand.NetworkId).ExecuteUpdateAsync(row => row.SetProperty(r => r.IsRestricted, true), Cancel);
        });

        var report = await ReportAsync();
        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", Simulation(new(null, [])));

        var network = report.Groups.Single(row => row.GroupId == _hand.NetworkId);
        Assert.Equal((0, 0L, 0), (network.Received, network.WorkedSeconds, network.Attainment.Of));
        Assert.DoesNotContain(report.Matrix, cell => cell.Actor == HandOverActor.TierTwo);
        Assert.Equal(0, (await ReadAsync<HandOverSimulationResponse>(response)).Records);
    }

    [Fact]
    public async Task What_is_counted_apart_was_work_but_is_neither_kept_nor_replayed()
    {
        await _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, async db =>
        {
            await db.IncidentFacts.Where(row => row.GroupId == _hand.NetworkId).ExecuteUpdateAsync(row => row.SetProperty(r => r.IsCountedApart, true), Cancel);
            await db.ClockFacts.Where(row => row.GroupId == _hand.NetworkId).ExecuteUpdateAsync(row => row.SetProperty(r => r.IsCountedApart, true), Cancel);
        });

        var network = (await ReportAsync()).Groups.Single(row => row.GroupId == _hand.NetworkId);
        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", Simulation(new(null, [])));

        Assert.Equal((AtNight, AtNight * 3_600L, 0), (network.Received, network.WorkedSeconds, network.Attainment.Of));
        Assert.Equal(0, (await ReadAsync<HandOverSimulationResponse>(response)).Records);
    }

    [Fact]
    public async Task More_than_can_be_replayed_at_once_is_refused_with_its_field()
    {
        await _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            insert into incident_holder_span (organization_id, incident_id, ordinal, kind, is_restricted, group_id, state, is_paused, priority,
                service_id, from_at, to_at, business_seconds, length_class, opened_at)
            select {_hand.Customer.Organization.Id}, gen_random_uuid(), 0, 'Incident', false, {_hand.NetworkId}, 'InProgress', false, 'P3',
                {_hand.Customer.Organization.GeneralId}, {At(10)}, {At(11)}, 3600, 0, {At(10)}
            from generate_series(1, 100001)
            """, Cancel));

        await RefusedAsync(Simulation(new(null, [])), "to");
    }

    [Fact]
    public async Task A_simulation_without_sense_is_refused_by_field()
    {
        var terms = new HandOverTermsBody(null, []);

        await RefusedAsync(Simulation(terms) with { GroupId = Guid.NewGuid() }, "groupId");
        await RefusedAsync(Simulation(null), "terms");
        await RefusedAsync(Simulation(terms) with { AgreementId = Guid.NewGuid() }, "terms");
        await RefusedAsync(Simulation(null) with { AgreementId = Guid.NewGuid() }, "agreementId");
        await RefusedAsync(Simulation(terms with { CalendarId = Guid.NewGuid() }), "terms.calendarId");
        await RefusedAsync(Simulation(terms) with { From = "2024-01-01", To = "2026-01-01" }, "to");
        await RefusedAsync(Simulation(terms) with { From = "soon" }, "from");
        await RefusedAsync(Simulation(terms with { Targets = [new OlaTargetBody(Priority.P1, ClockMetric.Update, 60)] }), "terms.targets[0]");
    }

    [Theory]
    [InlineData("from=2024-01-01&to=2026-01-01", "to")]
    [InlineData("from=2026-01-01", "to")]
    public async Task A_report_over_more_than_a_year_is_refused(string query, string field)
    {
        using var response = await _delivery.GetAsync($"/api/v1/reports/hand-over?{query}", Cancel);

        Assert.Equal(field, Assert.Single((await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!).Key);
    }

    [Theory]
    [InlineData(Role.Consumer, 403)]
    [InlineData(Role.Agent, 403)]
    [InlineData(Role.SupportMember, 403)]
    [InlineData(Role.BusinessContact, 403)]
    [InlineData(Role.IncidentManager, 403)]
    [InlineData(Role.ServiceDeliveryManager, 200)]
    [InlineData(Role.Administrator, 200)]
    public async Task Hand_overs_are_planned_by_service_delivery_managers_and_administrators(Role role, int status)
    {
        var client = await _hand.Customer.ClientAsync(role);

        using var simulated = await PostAsync(client, "reports/hand-over/simulation", Simulation(new(null, [])));
        using var cost = await PutAsync(client, new SaveHourlyCostRequest(1));
        using var offered = await PostAsync(client, "agreements", _hand.Offer());

        Assert.Equal(status, (int)await StatusAsync(client, "reports/hand-over"));
        Assert.Equal((status, status == 200 ? 204 : 403, status == 200 ? 201 : 403), ((int)simulated.StatusCode, (int)cost.StatusCode, (int)offered.StatusCode));
    }

    [Fact]
    public async Task Another_organization_sees_nothing_of_it_and_changes_nothing()
    {
        await SaveCostAsync(_delivery, new SaveHourlyCostRequest(500_000));
        using var offered = await PostAsync(_delivery, "agreements", _hand.Offer());
        var agreement = await ReadAsync<AgreementResponse>(offered);
        var other = await _hand.Customer.Host.Database.AddOrganizationAsync();
        var stranger = await _hand.Customer.Host.ClientForAsync(other, Role.ServiceDeliveryManager);

        var report = await GetAsync<HandOverResponse>(stranger, $"reports/hand-over?{Period}");
        await SaveCostAsync(stranger, new SaveHourlyCostRequest(1, "USD"));
        using var group = await PostAsync(stranger, "reports/hand-over/simulation", Simulation(new(null, [])));
        using var contract = await PostAsync(
            stranger, "reports/hand-over/simulation", Simulation(null) with { GroupId = other.DeskId, AgreementId = agreement.Id });
        var provider = await _hand.Customer.Host.ClientForAsync(_hand.Provider, Role.ServiceDeliveryManager);
        using var asProvider = await PostAsync(
            provider, "reports/hand-over/simulation", Simulation(null) with { GroupId = _hand.Provider.DeskId, AgreementId = agreement.Id });

        Assert.Equal((1, 0, 0), (report.Groups.Count, report.Matrix.Count, report.Afterwards.Count));
        Assert.Null(report.HourlyCost);
        Assert.Equal(new HourlyCostResponse(500_000, "IDR"), (await ReportAsync()).HourlyCost);
        Assert.Equal("groupId", Assert.Single((await ProblemAsync(group, HttpStatusCode.UnprocessableEntity)).Errors!).Key);
        Assert.Equal("agreementId", Assert.Single((await ProblemAsync(contract, HttpStatusCode.UnprocessableEntity)).Errors!).Key);
        Assert.Equal("agreementId", Assert.Single((await ProblemAsync(asProvider, HttpStatusCode.UnprocessableEntity)).Errors!).Key);
    }

    private static DateTimeZone Jakarta { get; } = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    // Hours after the beginning of that Tuesday.
    private Instant At(double hours) => _tuesday.AtStartOfDayInZone(Jakarta).ToInstant() + Duration.FromHours(hours);

    private Task<HandOverResponse> ReportAsync() => GetAsync<HandOverResponse>(_delivery, $"reports/hand-over?{Period}");

    private SimulateHandOverRequest Simulation(HandOverTermsBody? terms) =>
        new(_hand.NetworkId, $"{_tuesday.PlusDays(-1):uuuu-MM-dd}", $"{_tuesday.PlusDays(5):uuuu-MM-dd}", null, terms);

    private async Task RefusedAsync(SimulateHandOverRequest request, string field)
    {
        using var response = await PostAsync(_delivery, "reports/hand-over/simulation", request);
        Assert.Equal(field, Assert.Single((await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!).Key);
    }

    private static async Task SaveCostAsync(HttpClient by, SaveHourlyCostRequest request)
    {
        using var response = await PutAsync(by, request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient by, SaveHourlyCostRequest request) =>
        by.PutAsJsonAsync("/api/v1/reports/hand-over/hourly-cost", request, PlatformJson.Options, Cancel);

    // Facts as Analytics keeps them, of records that waited, were accepted and resolved; business time in office hours.
    private Task AddAsync(
        Guid groupId, int count, Instant arrived, Instant accepted, Instant resolved, Func<int, bool> isLate, Guid? providerId = null, bool isPromised = false) =>
        _hand.Customer.Host.AsOwnerAsync(_hand.Customer.Organization.Id, async db =>
        {
            var (waited, worked) = (Open(arrived, accepted), Open(accepted, resolved));
            for (var n = 0; n < count; n++)
            {
                var id = Guid.NewGuid();
                db.IncidentFacts.Add(new IncidentFactRow
                {
                    OrganizationId = _hand.Customer.Organization.Id,
                    IncidentId = id,
                    Kind = IncidentKind.Incident,
                    State = IncidentState.Resolved,
                    Priority = Priority.P3,
                    ServiceId = _hand.Customer.Organization.GeneralId,
                    GroupId = groupId,
                    ProviderId = providerId,
                    OpenedAt = arrived,
                    OpenedPriority = Priority.P3,
                    OpenedServiceId = _hand.Customer.Organization.GeneralId,
                    OpenedGroupId = groupId,
                    OpenedProviderId = providerId,
                    ResolvedAt = resolved,
                    ResolvedPriority = Priority.P3,
                    ResolvedServiceId = _hand.Customer.Organization.GeneralId,
                    ResolvedGroupId = groupId,
                    ResolvedProviderId = providerId,
                    ResolutionSeconds = waited + worked,
                    ResolutionElapsedSeconds = (long)(resolved - arrived).TotalSeconds,
                });
                db.HolderSpans.Add(Span(id, 0, IncidentState.Assigned, arrived, accepted, waited));
                db.HolderSpans.Add(Span(id, 1, IncidentState.InProgress, accepted, resolved, worked));
                db.ClockFacts.Add(Clock(id, ClockLevel.Sla, isLate(n)));
                if (isPromised) db.ClockFacts.Add(Clock(id, ClockLevel.UnderpinningContract, false));
            }
            await db.SaveChangesAsync(Cancel);

            HolderSpanRow Span(Guid id, int ordinal, IncidentState state, Instant from, Instant to, long seconds) => new()
            {
                OrganizationId = _hand.Customer.Organization.Id,
                IncidentId = id,
                Ordinal = ordinal,
                Kind = IncidentKind.Incident,
                OpenedAt = arrived,
                GroupId = groupId,
                ProviderId = providerId,
                State = state,
                Priority = Priority.P3,
                ServiceId = _hand.Customer.Organization.GeneralId,
                FromAt = from,
                ToAt = to,
                LengthClass = to - from > Duration.FromDays(1) ? 4 : 0,
                BusinessSeconds = seconds,
                BreachSeconds = 0,
            };

            // Late by half an hour of the two that the records took.
            ClockFactRow Clock(Guid id, ClockLevel level, bool late) => new()
            {
                OrganizationId = _hand.Customer.Organization.Id,
                ClockId = Guid.NewGuid(),
                IncidentId = id,
                Kind = IncidentKind.Incident,
                Metric = ClockMetric.Resolution,
                Level = level,
                State = ClockState.Stopped,
                Outcome = late ? ClockOutcome.Breached : ClockOutcome.Met,
                At = resolved,
                Priority = Priority.P3,
                ServiceId = _hand.Customer.Organization.GeneralId,
                GroupId = groupId,
                ProviderId = providerId,
                TargetSeconds = late ? waited + worked - 1_800 : 14_400,
                ElapsedSeconds = waited + worked,
            };
        });

    // Eight to five on working days, as every organization begins with.
    private static long Open(Instant from, Instant to)
    {
        var seconds = 0L;
        for (var at = from; at < to; at += Duration.FromMinutes(30))
        {
            var local = at.InZone(Jakarta);
            if (local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && local.Hour is >= 8 and < 17) seconds += 1_800;
        }
        return seconds;
    }
}
