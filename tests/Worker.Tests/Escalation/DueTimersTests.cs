using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Escalation;

public sealed class DueTimersTests
{
    // A P3 has two business hours to the response: half of them are used at ten o'clock, all at eleven.
    private static readonly Instant Half = TestDesk.Opening + Duration.FromHours(1);
    private static readonly Instant Due = TestDesk.Opening + Duration.FromHours(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_fires_when_its_share_is_used_up_and_once()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();

        desk.MoveTo(Half - Duration.FromSeconds(1));
        Assert.Equal(0, await desk.FireAsync());
        desk.MoveTo(Half);
        Assert.Equal(1, await desk.FireAsync());
        Assert.Equal(0, await desk.FireAsync());

        var firing = Assert.Single(await desk.FiringsAsync(id));
        Assert.Equal((ClockMetric.Response, 50, Half, false), (firing.Metric, firing.Share, firing.DueAt, firing.IsSuperseded));
        Assert.Equal(50, await desk.ReadAsync(db => db.Clocks.Where(clock => clock.Metric == ClockMetric.Response).Select(clock => clock.Band).SingleAsync(Cancel)));
        Assert.Equal(1, await desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel)));
    }

    [Fact]
    public async Task After_an_outage_every_overdue_rule_is_recorded_and_only_the_last_one_notifies()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();

        desk.MoveTo(Due + Duration.FromHours(3));
        await desk.FireAsync();

        Assert.Equal(
            [(50, true), (75, true), (90, true), (100, false)],
            (await desk.FiringsAsync(id)).Select(firing => (firing.Share, firing.IsSuperseded)));
    }

    [Fact]
    public async Task A_breach_is_dated_at_its_due_instant_whenever_it_is_noticed()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();

        desk.MoveTo(Due);
        await desk.FireAsync();
        Assert.Null(await BreachAsync(desk));
        desk.MoveTo(Due + Duration.FromMinutes(17));
        await desk.FireAsync();

        Assert.Equal(Due, await BreachAsync(desk));
        Assert.Equal(Due, (await desk.FiringsAsync(id))[^1].DueAt);
    }

    [Fact]
    public async Task A_pause_a_resume_and_another_priority_fire_nothing_again()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();
        desk.MoveTo(Half);
        await desk.FireAsync();

        await desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, null, now));
        desk.Advance(Duration.FromHours(5));
        await desk.FireAsync();
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Resume(incident, ResumeCause.Person));
        await desk.FireAsync();
        await desk.ReprioritiseAsync(id, Priority.P2);
        await desk.FireAsync();
        await desk.ReprioritiseAsync(id, Priority.P4);
        await desk.FireAsync();

        // One hour of half an hour is used under P2: the rest of the rules was due, each once.
        var response = (await desk.FiringsAsync(id)).Where(firing => firing.Metric == ClockMetric.Response).Select(firing => firing.Share);
        Assert.Equal([50, 75, 90, 100], response);
        Assert.Equal(0, await desk.ReadAsync(db => db.Timers.CountAsync(
            timer => timer.TakenAt == null && timer.DueAt <= Half + Duration.FromHours(5), Cancel)));
    }

    [Fact]
    public async Task A_reopened_record_fires_in_a_new_run()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        desk.MoveTo(Instant.FromUtc(2026, 3, 4, 8, 0)); // 15 of 18 business hours of the resolution are used
        await desk.FireAsync();
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", desk.Agent));
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Reopen(incident, "Again", desk.Agent));
        await desk.FireAsync();

        Assert.Equal(
            [(50, 1), (75, 1), (50, 2), (75, 2)],
            (await desk.FiringsAsync(id)).Select(firing => (firing.Share, firing.Run)));
    }

    [Fact]
    public async Task A_record_that_somebody_works_on_waits_for_the_next_pass()
    {
        await using var desk = await TestDesk.CreateAsync();
        var (busy, free) = (await desk.OpenAsync(), await desk.OpenAsync());
        desk.MoveTo(Half);
        await using (var other = new NpgsqlConnection(desk.Database.OwnerConnectionString))
        {
            await other.OpenAsync(Cancel);
            await using var transaction = await other.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand($"select 1 from incident where id = '{busy}' for update", other, transaction);
            await command.ExecuteScalarAsync(Cancel);

            Assert.Equal(1, await desk.FireAsync());
            Assert.Equal(0, await desk.FireAsync());
            Assert.Empty(await desk.FiringsAsync(busy));
            Assert.Single(await desk.FiringsAsync(free));
        }

        Assert.Equal(1, await desk.FireAsync());
        Assert.Single(await desk.FiringsAsync(busy));
    }

    [Fact]
    public async Task A_record_that_fails_alone_is_tried_later_and_parked_at_last_and_holds_up_no_other()
    {
        await using var desk = await TestDesk.CreateAsync(new() { ["Escalation:MaxAttempts"] = "3" });
        var (bad, good) = (await desk.OpenAsync(), await desk.OpenAsync());
        await desk.ExecuteAsync($"""
            update incident set watch = jsonb_set(watch, '{"{policyVersionId}"}', to_jsonb(gen_random_uuid())) where id = '{bad}'
            """);
        desk.MoveTo(Half);

        Assert.Equal(1, await desk.FireAsync());
        Assert.Single(await desk.FiringsAsync(good));
        Assert.Equal((1, null, Half + Duration.FromSeconds(2)), await TimerAsync(desk, bad));
        Assert.Equal(0, await desk.FireAsync());

        desk.Advance(Duration.FromSeconds(2));
        await desk.FireAsync();
        desk.Advance(Duration.FromSeconds(4));
        await desk.FireAsync();

        var (attempts, parkedAt, _) = await TimerAsync(desk, bad);
        Assert.Equal((3, Half + Duration.FromSeconds(6)), (attempts, parkedAt));
        Assert.Empty(await desk.FiringsAsync(bad));
    }

    [Fact]
    public async Task Effects_are_further_lines_by_the_same_rules_and_a_shorter_target_fires_its_rules_in_the_next_pass()
    {
        await using var desk = await TestDesk.CreateAsync();
        var network = await desk.Organization.AddGroupAsync("network");
        await desk.UseRulesAsync(
            Rule(50, new EscalationEffect.AssignToGroup(network), new EscalationEffect.RaisePriority(), new EscalationEffect.DeclareMajor()),
            Rule(75, new EscalationEffect.DeclareMajor()));
        var id = await desk.OpenAsync();

        desk.MoveTo(Half);
        await desk.FireAsync();

        var record = await desk.RecordAsync(id);
        Assert.Equal((network, Priority.P2, true, IncidentState.Assigned), (record.GroupId, record.Priority, record.IsMajor, record.State));
        Assert.Equal(
            ["Opened", "RuleFired", "Assigned", "Reprioritised", "MajorDeclared"],
            (await desk.LinesAsync(id)).Select(line => line.Entry.GetType().Name));

        // Half an hour for a P2 was used up long ago; that it is a major incident already is no reason to stumble.
        await desk.FireAsync();
        Assert.Equal([50, 75], (await desk.FiringsAsync(id)).Where(firing => !EscalationMarkers.IsMarker(firing.RuleId)).Select(firing => firing.Share));
    }

    [Fact]
    public async Task What_fired_is_what_the_timeline_says()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(Rule(50, new EscalationEffect.RaisePriority()), Rule(90), Rule(100, new EscalationEffect.RaisePriority()));
        var id = await desk.OpenAsync();
        desk.MoveTo(Due + Duration.FromHours(1));
        while (await desk.FireAsync() > 0)
        {
        }

        await using var scope = desk.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PlatformDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var stored = (await scope.ServiceProvider.GetRequiredService<Data.Incidents.IncidentStore>().LockAsync(id, Cancel))!;
        var replayed = IncidentHistory.Replay(id, desk.Organization.Id, await desk.LinesAsync(id), stored.Calendars);
        Assert.Equal(stored.Facts.Clocks.OrderBy(clock => clock.Metric), replayed.Clocks.OrderBy(clock => clock.Metric));
        Assert.Equivalent(stored.Facts with { Clocks = [] }, replayed with { Clocks = [] }, strict: true);
    }

    [Fact]
    public async Task Workers_side_by_side_miss_nothing_and_double_nothing()
    {
        await using var desk = await TestDesk.CreateAsync(new() { ["Escalation:BatchSize"] = "3" });
        await using var second = desk.NewServices();
        for (var record = 0; record < 40; record++) await desk.OpenAsync();
        desk.MoveTo(Due + Duration.FromHours(1));

        var workers = new[] { desk.Services, second }.Select(services => services.GetRequiredService<DueTimers>());
        var taken = await Task.WhenAll(workers.Select(async timers =>
        {
            var all = 0;
            for (var taken = -1; taken != 0; all += taken) taken = await timers.FireBatchAsync(Cancel);
            return all;
        }));
        await desk.FireAsync();

        Assert.Equal(40 * 4, taken.Sum());
        Assert.Equal(40 * 4, await desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel)));
        Assert.Equal(40 * 4, await desk.ReadAsync(db => db.Timeline.CountAsync(line => line.Type == "RuleFired", Cancel)));
    }

    [Fact]
    public async Task The_next_timer_tells_how_long_to_sleep()
    {
        await using var desk = await TestDesk.CreateAsync();
        var timers = desk.Services.GetRequiredService<DueTimers>();

        Assert.Null(await timers.NextDueAsync(Cancel));
        await desk.OpenAsync();
        Assert.Equal(Half, await timers.NextDueAsync(Cancel));
    }

    private static EscalationRule Rule(int share, params EscalationEffect[] effects) =>
        new(Guid.CreateVersion7(), new EscalationCondition.ClockShare(ClockMetric.Response, share), effects);

    private static Task<Instant?> BreachAsync(TestDesk desk) => desk.ReadAsync(db => db.Clocks
        .Where(clock => clock.Metric == ClockMetric.Response).Select(clock => clock.BreachedAt).SingleAsync(Cancel));

    private static async Task<(int Attempts, Instant? ParkedAt, Instant AvailableAt)> TimerAsync(TestDesk desk, Guid id)
    {
        var timer = await desk.ReadAsync(db => db.Timers.Where(timer => timer.IncidentId == id && timer.Attempts > 0).SingleAsync(Cancel));
        return (timer.Attempts, timer.ParkedAt, timer.AvailableAt);
    }
}
