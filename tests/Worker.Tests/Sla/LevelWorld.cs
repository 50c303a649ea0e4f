using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using IncidentPlatform.Worker.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Sla;

/// <summary>A desk whose records have random histories under a real policy and two real calendars.</summary>
internal sealed class LevelWorld : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);
    public static readonly Instant End = Instant.FromUtc(2026, 3, 30, 3, 0);

    private HistoryWorld _histories = null!;

    private LevelWorld(TestDesk desk) => Desk = desk;

    public TestDesk Desk { get; }

    public Guid PolicyId { get; private set; }

    public Guid OfficeId { get; private set; }

    public Guid EscalationId { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="settings">Configuration.</param>
    /// <param name="now">Null for <see cref="End"/>, when the random histories are over.</param>
    public static async Task<LevelWorld> CreateAsync(Dictionary<string, string?>? settings = null, Instant? now = null)
    {
        var world = new LevelWorld(await TestDesk.CreateAsync(settings, services => services.AddLevelWork()));
        await world.FurnishAsync();
        world.Desk.MoveTo(now ?? End);
        return world;
    }

    /// <summary>Stores random records until so many of them are open.</summary>
    public async Task AddOpenRecordsAsync(int count, int seed)
    {
        var random = new Random(seed);
        var rules = await RulesAsync();
        await AsOwnerAsync(async db =>
        {
            while (count > 0)
            {
                var id = Guid.CreateVersion7();
                var lines = RandomHistory.Draw(_histories, id, random, Start + Duration.FromSeconds(random.Next((int)(End - Start).TotalSeconds)), End);
                var record = IncidentHistory.Replay(id, Desk.Organization.Id, lines, _histories.Lookup);
                Store(db, record, lines, rules, random);
                if (record.IsOpen) count--;
            }
            await db.SaveChangesAsync(Cancel);
        });
    }

    /// <summary>Saves another version of the policy.</summary>
    public Task<LevelSaveResult.Saved> SavePolicyAsync(SlaPolicy policy, RebaseMode mode) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var present = await (from row in db.SlaPolicies where row.Id == PolicyId
                             join version in db.SlaPolicyVersions on row.CurrentVersionId equals version.Id
                             select new { row.Name, version.Version, version.EscalationPolicyId }).AsNoTracking().SingleAsync(Cancel);
        return Assert.IsType<LevelSaveResult.Saved>(await services.GetRequiredService<LevelStore>().SaveSlaPolicyAsync(
            PolicyId, present.Version, present.Name, policy, present.EscalationPolicyId, true, mode, Desk.Manager, Cancel));
    });

    /// <summary>Gives the escalation policy its next version, which new records get.</summary>
    /// <param name="next">Makes its rules of the present ones.</param>
    public async Task<Guid> NextRulesAsync(Func<EscalationPolicy, EscalationPolicy> next)
    {
        var version = Guid.CreateVersion7();
        var present = await RulesAsync();
        await AsOwnerAsync(async db =>
        {
            db.EscalationPolicyVersions.Add(new EscalationPolicyVersionRow
            {
                Id = version,
                OrganizationId = Desk.Organization.Id,
                PolicyId = EscalationId,
                Version = 2,
                Policy = next(present),
                CreatedAt = Start,
            });
            (await db.EscalationPolicies.AsTracking().SingleAsync(Cancel)).CurrentVersionId = version;
            await db.SaveChangesAsync(Cancel);
        });
        return version;
    }

    /// <summary>Saves what the network promises anew.</summary>
    public Task<LevelSaveResult.Saved> SaveNetworkAsync(OlaPolicy policy, RebaseMode mode) => InScopeAsync(async services =>
        Assert.IsType<LevelSaveResult.Saved>(await services.GetRequiredService<LevelStore>()
            .SaveOlaPolicyAsync((_histories.Network, null), 1, policy, mode, Desk.Manager, Cancel)));

    /// <summary>Saves another version of the office calendar.</summary>
    public Task<LevelSaveResult.Saved> SaveOfficeAsync(CalendarDefinition definition, RebaseMode mode) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var present = await (from row in db.Calendars where row.Id == OfficeId
                             join version in db.CalendarVersions on row.CurrentVersionId equals version.Id
                             select new { row.Name, version.Version }).AsNoTracking().SingleAsync(Cancel);
        return Assert.IsType<LevelSaveResult.Saved>(await services.GetRequiredService<LevelStore>().SaveCalendarAsync(
            OfficeId, present.Version, present.Name, definition, true, mode, Desk.Manager, Cancel));
    });

    /// <summary>Saves the priority matrix.</summary>
    public Task<LevelSaveResult.Saved> SaveMatrixAsync(PriorityMatrix matrix, RebaseMode mode) => InScopeAsync(async services =>
    {
        var version = await services.GetRequiredService<PlatformDbContext>().Organizations.Select(row => row.PriorityMatrixVersion).SingleAsync(Cancel);
        return Assert.IsType<LevelSaveResult.Saved>(await services.GetRequiredService<LevelStore>().SaveMatrixAsync(version, matrix, mode, Desk.Manager, Cancel));
    });

    public Task<bool> RunAsync() => Desk.Services.GetRequiredService<LevelWork>().RunOnceAsync(Cancel);

    public Task<LevelChangeRow> ChangeAsync(Guid id) => Desk.ReadAsync(db => db.LevelChanges.AsNoTracking().SingleAsync(row => row.Id == id, Cancel));

    /// <summary>How far a change is, all of its lanes together.</summary>
    public async Task<LevelLaneRow> ProgressAsync(Guid changeId)
    {
        var lanes = await Desk.ReadAsync(db => db.LevelLanes.AsNoTracking().Where(lane => lane.ChangeId == changeId).ToListAsync(Cancel));
        return new LevelLaneRow
        {
            OrganizationId = Desk.Organization.Id,
            ChangeId = changeId,
            Lane = lanes.Count,
            AfterId = Guid.Empty,
            Examined = lanes.Sum(lane => lane.Examined),
            Changed = lanes.Sum(lane => lane.Changed),
            BecameLate = lanes.Sum(lane => lane.BecameLate),
            DueSooner = lanes.Sum(lane => lane.DueSooner),
            DueLater = lanes.Sum(lane => lane.DueLater),
            Failed = lanes.Sum(lane => lane.Failed),
        };
    }

    /// <summary>Every record as stored, with its clocks.</summary>
    public Task<List<Incident>> StoredAsync() => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var rows = await db.Incidents.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel);
        return (await services.GetRequiredService<LevelRecords>().FactsAsync(rows, Cancel)).ToList();
    });

    /// <summary>Every record as its stored timeline makes it.</summary>
    public Task<List<Incident>> ReplayedAsync() => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var lines = await db.Timeline.AsNoTracking().OrderBy(line => line.IncidentId).ThenBy(line => line.Sequence).ToListAsync(Cancel);
        var calendars = await LookupAsync(services, db);
        return lines.GroupBy(line => line.IncidentId)
            .Select(record => IncidentHistory.Replay(record.Key, Desk.Organization.Id, record.Select(IncidentMapping.ToLine), calendars))
            .OrderBy(record => record.Id).ToList();
    });

    /// <summary>What the escalation loop still has to do on records, as their stored facts and firings say.</summary>
    public Task<List<EscalationStep>> StepsAheadAsync(IReadOnlyCollection<Guid> ids) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        var rules = services.GetRequiredService<EscalationPolicies>();
        var calendars = await LookupAsync(services, db);
        var fired = (await db.EscalationFirings.AsNoTracking().ToListAsync(Cancel)).Select(firing => firing.Key).ToHashSet();
        var steps = new List<EscalationStep>();
        foreach (var record in (await StoredAsync()).Where(record => ids.Contains(record.Id)))
        {
            var policy = await rules.FindAsync(db, record.Watch.PolicyVersionId, Cancel);
            steps.AddRange(EscalationSchedule.Of(record, policy, calendars).Where(step => !fired.Contains(step.Key)));
        }
        return steps;
    });

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Desk.Scope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static async Task<CalendarLookup> LookupAsync(IServiceProvider services, PlatformDbContext db) =>
        await services.GetRequiredService<CalendarLibrary>().LookupAsync(
            db, await db.CalendarVersions.AsNoTracking().Select(version => version.Id).ToListAsync(Cancel), Cancel);

    private Task<EscalationPolicy> RulesAsync() =>
        Desk.ReadAsync(db => db.EscalationPolicyVersions.AsNoTracking().Select(version => version.Policy).SingleAsync(Cancel));

    private async Task FurnishAsync()
    {
        var (office, always, policy, escalation) = (Guid.Empty, Guid.Empty, Guid.Empty, Guid.Empty);
        await AsOwnerAsync(async db =>
        {
            always = OrganizationProvisioning.AddCalendar(db, Desk.Organization.Id, "Always", HistoryWorld.Always, Start).CurrentVersionId;
            db.OlaPolicyVersions.AddRange(HistoryWorld.OlaPolicies.Select(policy => new OlaPolicyVersionRow
            {
                Id = policy.Key,
                OrganizationId = Desk.Organization.Id,
                OlaPolicyId = policy.Key,
                Version = 1,
                Policy = policy.Value,
                CreatedAt = Start,
            }));
            await db.SaveChangesAsync(Cancel);
            OfficeId = Desk.Organization.Row.DefaultCalendarId!.Value;
            office = await db.Calendars.Where(calendar => calendar.Id == OfficeId).Select(calendar => calendar.CurrentVersionId).SingleAsync(Cancel);
            var row = await db.SlaPolicies.SingleAsync(Cancel);
            (PolicyId, policy) = (row.Id, row.CurrentVersionId);
            (EscalationId, escalation) = await db.EscalationPolicies.Select(policy => new ValueTuple<Guid, Guid>(policy.Id, policy.CurrentVersionId)).SingleAsync(Cancel);
        });
        _histories = new HistoryWorld
        {
            OrganizationId = Desk.Organization.Id,
            Desk = Desk.Organization.DeskId,
            Network = await Desk.Organization.AddGroupAsync("network"),
            Applications = await Desk.Organization.AddGroupAsync("applications", 3),
            Field = await Desk.Organization.AddGroupAsync("field"),
            General = Desk.Organization.GeneralId,
            Banking = Guid.CreateVersion7(),
            OfficeVersion = office,
            AlwaysVersion = always,
            PolicyVersion = policy,
            EscalationVersion = escalation,
            Provider = Guid.CreateVersion7(),
            Consumer = Desk.Requester,
            Agent = Desk.AgentId,
            HandedOverFrom = Start,
            HandedOverUntil = Start,
        };
        await AsOwnerAsync(async db =>
        {
            db.OlaPolicies.Add(new OlaPolicyRow
            {
                Id = HistoryWorld.OlaVersion,
                OrganizationId = Desk.Organization.Id,
                GroupId = _histories.Network,
                CurrentVersionId = HistoryWorld.OlaVersion,
            });
            await db.SaveChangesAsync(Cancel);
        });
    }

    // As the commands and the escalation loop leave it: of the rules that are due most have fired.
    private void Store(PlatformDbContext db, Incident record, IReadOnlyList<TimelineLine> lines, EscalationPolicy rules, Random random)
    {
        var row = new IncidentRow
        {
            Id = record.Id,
            OrganizationId = record.OrganizationId,
            Number = $"T-{record.Id:N}"[..30],
            Subject = "Printer jams",
            Description = "",
        };
        IncidentMapping.Copy(record, row);
        db.Incidents.Add(row);
        db.Clocks.AddRange(record.Clocks.Select(clock => ClockMapping.NewRow(clock, record.OrganizationId, record.Id)));
        db.Timeline.AddRange(lines.Select(line => IncidentMapping.NewRow(line, record)));
        var steps = EscalationSchedule.Of(record, rules, _histories.Lookup).ToList();
        var fired = steps.Where(step => step.LookAt <= End && random.Next(4) > 0).Select(step => step.Key).ToHashSet();
        db.EscalationFirings.AddRange(steps.Where(step => fired.Contains(step.Key)).Select(step => EscalationFiringRow.Of(
            new EscalationFiring(step, record.Watch.PolicyVersionId, EscalationOutcome.Fired), record.OrganizationId, record.Id, step.LookAt)));
        db.Timers.AddRange(EscalationTimers.Of(record.OrganizationId, record.Id, steps, fired.Contains));
    }

    private async Task AsOwnerAsync(Func<PlatformDbContext, Task> work)
    {
        await using var source = PlatformDataExtensions.CreateSource(Desk.Database.OwnerConnectionString);
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext(options, new CurrentTenant(Desk.Organization.Id));
        await work(db);
    }
}
