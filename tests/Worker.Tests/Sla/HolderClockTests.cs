using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Sla;

/// <summary>What groups and providers promise for their time with a record, from the stored promise to the stored clock.</summary>
public sealed class HolderClockTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_that_reaches_a_group_with_a_promise_has_its_clocks_and_no_other_has()
    {
        await using var desk = await DeskAsync();
        var (network, printing) = (await desk.Organization.AddGroupAsync("network"), await desk.Organization.AddGroupAsync("printing"));
        var version = await PromiseAsync(desk, network, null, Promise(Priority.P3, hours: 2));
        var id = await desk.OpenAsync();
        await AssignAsync(desk, id, printing);
        Assert.Empty(await ClocksAsync(desk, id));

        desk.Advance(Duration.FromHours(1));
        await AssignAsync(desk, id, network);

        Assert.Equal(
            [(ClockMetric.Response, TestDesk.Opening + Duration.FromMinutes(90)), (ClockMetric.Resolution, TestDesk.Opening + Duration.FromHours(3))],
            (await ClocksAsync(desk, id)).Select(clock => (clock.Metric, clock.DueAt!.Value)));
        Assert.All(await ClocksAsync(desk, id), clock => Assert.Equal((ClockLevel.Ola, network, version), (clock.Level, clock.HolderGroupId, clock.PolicyVersionId)));
        Assert.Equal("HolderPromised", (await desk.LinesAsync(id))[^1].Entry.GetType().Name);
    }

    [Fact]
    public async Task It_runs_while_the_group_has_the_record_and_a_newer_promise_is_for_later_records()
    {
        await using var desk = await DeskAsync();
        var network = await desk.Organization.AddGroupAsync("network");
        await PromiseAsync(desk, network, null, Promise(Priority.P3, hours: 2));
        var id = await desk.OpenAsync();
        await AssignAsync(desk, id, network);
        desk.Advance(Duration.FromHours(1));
        await AssignAsync(desk, id, desk.Organization.DeskId);
        await PromiseAsync(desk, network, null, Promise(Priority.P3, hours: 1));
        desk.Advance(Duration.FromHours(1));
        await AssignAsync(desk, id, network);

        var clock = (await ClocksAsync(desk, id)).Single(clock => clock.Metric == ClockMetric.Resolution);
        Assert.Equal((7_200, TestDesk.Opening + Duration.FromHours(3)), (clock.TargetSeconds, clock.DueAt));

        desk.Advance(Duration.FromHours(2));
        await desk.FireAsync();
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", desk.Agent));
        clock = (await ClocksAsync(desk, id)).Single(clock => clock.Metric == ClockMetric.Resolution);
        Assert.Equal((ClockState.Stopped, TestDesk.Opening + Duration.FromHours(3)), (clock.State, clock.BreachedAt));
        await IsWhatTheTimelineSaysAsync(desk);
    }

    [Fact]
    public async Task Another_priority_gives_the_holder_another_target()
    {
        await using var desk = await DeskAsync();
        await PromiseAsync(desk, desk.Organization.DeskId, null, new OlaPolicy(
            [new(Priority.P3, ClockMetric.Resolution, 7_200), new(Priority.P2, ClockMetric.Resolution, 3_600)]));
        var id = await desk.OpenAsync();
        desk.Advance(Duration.FromMinutes(30));

        await desk.ReprioritiseAsync(id, Priority.P2);

        Assert.Equal((3_600, TestDesk.Opening + Duration.FromHours(1)), (await ClocksAsync(desk, id)).Select(clock => (clock.TargetSeconds, clock.DueAt!.Value)).Single());
        await IsWhatTheTimelineSaysAsync(desk);
    }

    [Fact]
    public async Task While_a_provider_has_the_group_in_its_hands_its_contract_counts_in_its_own_calendar()
    {
        await using var desk = await DeskAsync();
        var network = await desk.Organization.AddGroupAsync("network");
        var provider = await desk.Database.AddOrganizationAsync();
        await PromiseAsync(desk, network, null, Promise(Priority.P3, hours: 2));
        await using (var db = await OwnerAsync(desk))
        {
            var always = OrganizationProvisioning.AddCalendar(
                db.Context, desk.Organization.Id, "Always",
                new Domain.Calendars.CalendarDefinition(
                    "Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Domain.Calendars.Opening>>([Domain.Calendars.Opening.Parse("00:00", "24:00")], 7)], []),
                TestDesk.Opening);
            db.Context.Agreements.Add(new AgreementRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = desk.Organization.Id,
                ProviderId = provider.Id,
                Name = "Nets",
                GroupId = network,
                CalendarId = always.Id,
                FromAt = TestDesk.Opening - Duration.FromDays(1),
                OfferedAt = TestDesk.Opening - Duration.FromDays(1),
                AcceptedAt = TestDesk.Opening - Duration.FromDays(1),
            });
            await db.Context.SaveChangesAsync(Cancel);
        }
        var id = await desk.OpenAsync();
        await AssignAsync(desk, id, network);
        Assert.Empty(await ClocksAsync(desk, id)); // the group's own promise does not bind the provider, who made none

        await using (var db = await OwnerAsync(desk))
            await PromiseAsync(desk, null, await db.Context.Agreements.Select(agreement => agreement.Id).SingleAsync(Cancel), Promise(Priority.P3, hours: 12));
        var next = await desk.OpenAsync();
        await AssignAsync(desk, next, network);

        var clock = (await ClocksAsync(desk, next)).Single(clock => clock.Metric == ClockMetric.Resolution);
        Assert.Equal((ClockLevel.UnderpinningContract, TestDesk.Opening + Duration.FromHours(12)), (clock.Level, clock.DueAt));
    }

    [Fact]
    public async Task No_rule_fires_on_a_holders_clock_and_the_queue_sorts_by_the_organizations_promise()
    {
        await using var desk = await DeskAsync();
        await PromiseAsync(desk, desk.Organization.DeskId, null, new OlaPolicy([new(Priority.P3, ClockMetric.Resolution, 60)]));
        var id = await desk.OpenAsync();

        Assert.Equal(TestDesk.Opening + Duration.FromHours(2), (await desk.RecordAsync(id)).DueAt);
        desk.Advance(Duration.FromMinutes(10));
        Assert.Equal(0, await desk.FireAsync());
    }

    private static Task<TestDesk> DeskAsync() => TestDesk.CreateAsync(more: services => services.AddReplayAuditor());

    private static OlaPolicy Promise(Priority priority, int hours) =>
        new([new(priority, ClockMetric.Response, 1_800), new(priority, ClockMetric.Resolution, hours * 3_600)]);

    private static Task AssignAsync(TestDesk desk, Guid id, Guid group) => desk.MoveAsync(id, (incident, _) => IncidentMoves.Assign(
        incident, new SupportGroupFacts(group, 2, true, false, []), null, "Theirs", desk.Organization.DeskId, desk.Agent));

    private static Task<List<ClockRow>> ClocksAsync(TestDesk desk, Guid id) => desk.ReadAsync(db => db.Clocks.AsNoTracking()
        .Where(clock => clock.IncidentId == id && clock.Level != ClockLevel.Sla).OrderByDescending(clock => clock.Metric).ToListAsync(Cancel));

    private static async Task IsWhatTheTimelineSaysAsync(TestDesk desk)
    {
        var run = await desk.Services.GetRequiredService<ReplayAuditor>().RunAsync(desk.Organization.Id, AuditCause.Command, null, Cancel);
        Assert.Equal(0, run!.Differences);
    }

    // The version in force, as the administration stores it.
    private static async Task<Guid> PromiseAsync(TestDesk desk, Guid? group, Guid? agreement, OlaPolicy promise)
    {
        await using var owner = await OwnerAsync(desk);
        var db = owner.Context;
        var policy = await db.OlaPolicies.AsTracking().SingleOrDefaultAsync(row => row.GroupId == group && row.AgreementId == agreement, Cancel);
        var version = new OlaPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = desk.Organization.Id,
            OlaPolicyId = policy?.Id ?? Guid.CreateVersion7(),
            Version = policy is null ? 1 : 2,
            Policy = promise,
            CreatedAt = TestDesk.Opening,
        };
        db.OlaPolicyVersions.Add(version);
        if (policy is null)
        {
            db.OlaPolicies.Add(new OlaPolicyRow
            {
                Id = version.OlaPolicyId,
                OrganizationId = desk.Organization.Id,
                GroupId = group,
                AgreementId = agreement,
                CurrentVersionId = version.Id,
            });
        }
        else policy.CurrentVersionId = version.Id;
        await db.SaveChangesAsync(Cancel);
        return version.Id;
    }

    private static Task<Owner> OwnerAsync(TestDesk desk) => Task.FromResult(new Owner(desk));

    /// <summary>Writes as the owner of the tables.</summary>
    private sealed class Owner : IAsyncDisposable
    {
        private readonly Npgsql.NpgsqlDataSource _source;

        public Owner(TestDesk desk)
        {
            _source = PlatformDataExtensions.CreateSource(desk.Database.OwnerConnectionString);
            Context = new PlatformDbContext(
                (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(_source).Options,
                new Data.Tenancy.CurrentTenant(desk.Organization.Id));
        }

        public PlatformDbContext Context { get; }

        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            await _source.DisposeAsync();
        }
    }
}
