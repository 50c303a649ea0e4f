using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Demo;

[Collection<DemoDatabase.Shared>]
public sealed class DemoRecordTests(DemoDatabase demo)
{
    private const string Key = "DEMO";

    private static readonly string[] Tables =
    [
        "organization", "person", "membership", "support_group", "group_membership", "service", "category", "calendar_version",
        "sla_policy_version", "agreement", "incident", "timeline", "timeline_text", "incident_holder", "clock", "timer", "escalation_firing",
        "number_counter", "incident_fact", "incident_holder_span", "clock_fact", "business_count", "delivery", "message",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repetition_changes_nothing()
    {
        var before = await FingerprintsAsync();
        await DemoDatabase.SeedAsync(demo.ConnectionString);

        Assert.Equal(before, await FingerprintsAsync());
    }

    [Theory]
    [InlineData(Key, 6_500, 50)]
    [InlineData("OTHER", 30, 5)]
    public async Task There_is_a_year_that_is_over_and_work_of_today(string key, int settled, int open)
    {
        await using var db = demo.Context(await demo.OrganizationAsync(key));
        var states = await db.Incidents.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, Cancel);

        Assert.True(states[IncidentState.Closed] + states[IncidentState.Resolved] >= settled);
        Assert.InRange(states.Where(state => Lifecycle.IsOpen(state.Key)).Sum(state => state.Value), open, open + 20);
    }

    [Fact]
    public async Task What_is_open_stands_in_every_state_and_some_of_it_is_grave_or_late()
    {
        await using var db = demo.Context(await demo.OrganizationAsync(Key));
        var open = await db.Incidents.Where(row => row.State != IncidentState.Closed && row.State != IncidentState.Resolved).ToListAsync(Cancel);
        var ids = open.Select(row => row.Id).ToList();
        var late = await db.Clocks.CountAsync(clock => ids.Contains(clock.IncidentId) && clock.BreachedAt != null, Cancel);

        Assert.Superset(
            new HashSet<IncidentState> { IncidentState.New, IncidentState.Assigned, IncidentState.InProgress, IncidentState.OnHold },
            open.Select(row => row.State).ToHashSet());
        Assert.Contains(open, row => row.Priority == Priority.P1);
        Assert.Contains(open, row => row.IsMajor);
        Assert.InRange(late, 3, 40);
        // Routing has answered for all of them: nothing is left for category rules to move.
        Assert.All(open, row => Assert.True(row.IsRouted));
    }

    [Fact]
    public async Task Those_who_sign_in_find_work_of_their_own()
    {
        await using var db = demo.Context(await demo.OrganizationAsync(Key));
        var people = await db.People.Where(row => row.PasswordHash != null).ToDictionaryAsync(row => row.Email, row => row.Id, Cancel);
        var (consumer, agent, member) = (people["consumer@demo.example"], people["agent@demo.example"], people["member@demo.example"]);

        var own = await db.Incidents.Where(row => row.RequesterId == consumer).Select(row => row.State).ToListAsync(Cancel);
        Assert.Contains(own, Lifecycle.IsOpen);
        Assert.Contains(IncidentState.Resolved, own);
        Assert.True(await db.Incidents.AnyAsync(row => row.AssigneeId == agent, Cancel));
        Assert.True(await db.Incidents.AnyAsync(row => row.AssigneeId == member, Cancel));
        var kiosk = await db.SupportGroups.Where(group => group.Key == "branch-kiosk-printing").Select(group => group.Id).SingleAsync(Cancel);
        Assert.True(await db.Incidents.AnyAsync(row => row.GroupId == kiosk && row.AssigneeId == people["provider@demo.example"], Cancel));
    }

    [Fact]
    public async Task Replay_equals_stored()
    {
        await using var db = demo.Context(await demo.OrganizationAsync(Key));
        // All that is open, and every 25th of what is over.
        var rows = (await db.Incidents.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel))
            .Where((row, index) => Lifecycle.IsOpen(row.State) || index % 25 == 0).ToList();
        var ids = rows.ConvertAll(row => row.Id);
        var lines = (await db.Timeline.AsNoTracking().Where(line => ids.Contains(line.IncidentId)).OrderBy(line => line.Sequence).ToListAsync(Cancel))
            .ToLookup(line => line.IncidentId, IncidentMapping.ToLine);
        var clocks = (await db.Clocks.AsNoTracking().Where(clock => ids.Contains(clock.IncidentId)).OrderBy(clock => clock.Metric).ToListAsync(Cancel))
            .ToLookup(clock => clock.IncidentId, ClockMapping.ToClock);
        var versions = await db.CalendarVersions.Select(version => version.Id).ToListAsync(Cancel);
        var lookup = await new CalendarLibrary().LookupAsync(db, versions, Cancel);

        Assert.True(rows.Count >= 300);
        Assert.All(rows, row =>
        {
            var stored = IncidentMapping.ToIncident(row, []);
            var replayed = IncidentHistory.Replay(row.Id, row.OrganizationId, lines[row.Id], lookup);
            Assert.Equal(clocks[row.Id].OrderBy(clock => clock.Id), replayed.Clocks.OrderBy(clock => clock.Id));
            Assert.Equal(stored.HolderGroupIds, replayed.HolderGroupIds);
            Assert.Equal(stored.PausingReasons, replayed.PausingReasons);
            Assert.Equal(row.DueAt, replayed.DueAt);
            Assert.Equal($"{stored.Watch}", $"{replayed.Watch}");
            Assert.Equal(
                stored with { HolderGroupIds = [], PausingReasons = [], Clocks = [], Watch = EscalationWatch.None },
                replayed with { HolderGroupIds = [], PausingReasons = [], Clocks = [], Watch = EscalationWatch.None });
        });
    }

    [Fact]
    public async Task Facts_are_those_that_the_keeper_would_make()
    {
        await using var db = demo.Context(await demo.OrganizationAsync(Key));
        var ids = await db.Incidents.OrderBy(row => row.Number).Take(200).Select(row => row.Id).ToListAsync(Cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);

        await new FactKeeper(new CalendarLibrary()).RefreshAsync(db, ids, isForced: true, Cancel);

        Assert.False(db.ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task The_past_sends_nothing_and_no_rule_is_overdue()
    {
        await using var db = demo.Context(null);
        var now = DemoDatabase.Now;
        var overdue = await db.Timers.CountAsync(timer => timer.DueAt < now - Duration.FromMinutes(10), Cancel);

        Assert.Equal(0, await db.Deliveries.CountAsync(Cancel));
        Assert.Equal(0, await db.Messages.IgnoreQueryFilters().CountAsync(Cancel));
        Assert.Equal(0, overdue);
        Assert.True(await db.Timers.CountAsync(Cancel) > 50);
        Assert.True(await db.EscalationFirings.CountAsync(Cancel) > 20);
    }

    [Fact]
    public async Task The_next_number_is_free()
    {
        await using var db = demo.Context(await demo.OrganizationAsync(Key));
        var next = await db.NumberCounters.Select(counter => counter.Next).SingleAsync(Cancel);

        Assert.Equal(next - 1, await db.Incidents.CountAsync(Cancel));
        Assert.True(await db.Incidents.AnyAsync(row => row.Number == $"{Key}-{next - 1}", Cancel));
        Assert.False(await db.Incidents.AnyAsync(row => row.Number == $"{Key}-{next}", Cancel));
    }

    private async Task<Dictionary<string, string>> FingerprintsAsync()
    {
        await using var db = demo.Context(null);
        var prints = new Dictionary<string, string>();
        foreach (var table in Tables)
        {
            var sql = $"select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as \"Value\" from {table} t";
            prints[table] = await db.Database.SqlQueryRaw<string>(sql).SingleAsync(Cancel);
        }
        return prints;
    }
}
