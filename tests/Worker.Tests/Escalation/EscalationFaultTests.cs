using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Escalation;
using IncidentPlatform.Worker.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>What goes wrong around the rules: nothing is lost, nothing fires twice, and somebody sees it.</summary>
public sealed class EscalationFaultTests
{
    private static readonly Instant Due = TestDesk.Opening + Duration.FromHours(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_drops_every_connection_in_the_middle_loses_and_doubles_nothing()
    {
        await using var desk = await TestDesk.CreateAsync(new() { ["Escalation:BatchSize"] = "2", ["Escalation:RetryDelay"] = "00:00:00.010" });
        await using var second = desk.NewServices();
        for (var record = 0; record < 30; record++) await desk.OpenAsync();
        desk.MoveTo(Due + Duration.FromHours(1));
        var random = new Random(20_261_125);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var workers = new[] { desk.Services, second }.Select(services => WorkAsync(services.GetRequiredService<DueTimers>(), stop.Token)).ToArray();
        for (var restart = 0; restart < 15; restart++)
        {
            await Task.Delay(random.Next(5, 60), Cancel);
            await desk.ExecuteAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        // What was postponed meanwhile is available again.
        desk.Advance(Duration.FromMinutes(5));
        while (await FireOrFailAsync(desk) > 0)
        {
        }

        Assert.Equal(30 * 4, await desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel)));
        Assert.Equal(30 * 4, await desk.ReadAsync(db => db.Timeline.CountAsync(line => line.Type == "RuleFired", Cancel)));
        Assert.Equal(0, await desk.ReadAsync(db => db.Timers.CountAsync(timer => timer.ParkedAt != null, Cancel)));
    }

    [Fact]
    public async Task A_clock_set_back_by_an_hour_fires_nothing_again_and_one_set_forward_fires_what_is_due_then()
    {
        await using var desk = await TestDesk.CreateAsync();
        var id = await desk.OpenAsync();
        desk.MoveTo(TestDesk.Opening + Duration.FromHours(1));
        await desk.FireAsync();

        desk.Time.AdjustTime((TestDesk.Opening + Duration.FromMinutes(1)).ToDateTimeOffset());
        Assert.Equal(0, await desk.FireAsync());
        await desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "Looking", Visibility.Internal, desk.Agent));
        desk.Time.AdjustTime((TestDesk.Opening + Duration.FromMinutes(95)).ToDateTimeOffset());
        await desk.FireAsync();
        await desk.FireAsync();

        Assert.Equal([50, 75], (await desk.FiringsAsync(id)).Select(firing => firing.Share));
        var lines = await desk.LinesAsync(id);
        Assert.Equal(lines.Select(line => line.At).Order(), lines.Select(line => line.At));
    }

    [Fact]
    public async Task Rules_that_raise_and_lower_come_to_an_end()
    {
        await using var desk = await TestDesk.CreateAsync();
        // Such a policy cannot be saved; one that got in all the same goes up and down once and no more.
        await desk.UseRulesAsync(
            Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 50), new EscalationEffect.RaisePriority()),
            Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 60), new EscalationEffect.LowerPriority()),
            Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 70), new EscalationEffect.RaisePriority()),
            Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 80), new EscalationEffect.LowerPriority()));
        var id = await desk.OpenAsync();
        desk.MoveTo(Due + Duration.FromHours(1));

        var passes = 0;
        while (await desk.FireAsync() > 0) Assert.True(++passes < 10, "The rules go on and on.");

        var record = await desk.RecordAsync(id);
        Assert.Equal(Priority.P3, record.Priority);
        Assert.Equal(4, (await desk.LinesAsync(id)).Count(line => line.Entry is TimelineEntry.Reprioritised));
    }

    [Fact]
    public async Task The_auditor_fires_what_lost_its_timer_a_minute_after_it_was_due_and_counts_it()
    {
        await using var desk = await TestDesk.CreateAsync(more: services => services.AddSingleton<EscalationAudit>());
        var (lost, kept) = (await desk.OpenAsync(), await desk.OpenAsync());
        await desk.ExecuteAsync($"delete from timer where incident_id = '{lost}'");
        using var counted = new Counted(desk, "incident_platform.escalation.overdue");

        desk.MoveTo(Due + Duration.FromSeconds(60));
        await desk.FireAsync();
        await AuditAsync(desk);
        Assert.Equal((0, 0), ((await desk.FiringsAsync(lost)).Count, counted.Total)); // not late enough

        desk.Advance(Duration.FromSeconds(2));
        await AuditAsync(desk);
        await AuditAsync(desk);

        Assert.Equal([50, 75, 90, 100], (await desk.FiringsAsync(lost)).Select(firing => firing.Share));
        Assert.Equal(1, counted.Total);
        Assert.Equal(4, (await desk.FiringsAsync(kept)).Count);
    }

    [Fact]
    public async Task The_auditor_fires_timers_that_no_worker_took_and_leaves_what_was_given_up()
    {
        await using var desk = await TestDesk.CreateAsync(more: services => services.AddSingleton<EscalationAudit>());
        var (waiting, parked) = (await desk.OpenAsync(), await desk.OpenAsync());
        await desk.ExecuteAsync($"update timer set parked_at = '2026-03-03T02:00:00Z', attempts = 8 where incident_id = '{parked}'");
        desk.MoveTo(Due + Duration.FromMinutes(3));

        await AuditAsync(desk);

        Assert.Equal(4, (await desk.FiringsAsync(waiting)).Count);
        Assert.Empty(await desk.FiringsAsync(parked));
    }

    [Fact]
    public async Task Timers_that_were_taken_are_deleted_a_day_later_and_others_stay()
    {
        await using var desk = await TestDesk.CreateAsync(more: services => services.AddSingleton<ExpiredRows>());
        await desk.OpenAsync();
        desk.MoveTo(TestDesk.Opening + Duration.FromHours(1));
        await desk.FireAsync();
        var all = await desk.ReadAsync(db => db.Timers.CountAsync(Cancel));

        desk.Advance(Duration.FromHours(24));
        await desk.Services.GetRequiredService<ExpiredRows>().RunOnceAsync(Cancel);
        Assert.Equal(all, await desk.ReadAsync(db => db.Timers.CountAsync(Cancel)));
        desk.Advance(Duration.FromSeconds(1));
        await desk.Services.GetRequiredService<ExpiredRows>().RunOnceAsync(Cancel);

        Assert.Equal(all - 1, await desk.ReadAsync(db => db.Timers.CountAsync(Cancel)));
        Assert.Equal(0, await desk.ReadAsync(db => db.Timers.CountAsync(timer => timer.TakenAt != null, Cancel)));
    }

    // As the loop does it, only that it never rests.
    private static async Task WorkAsync(DueTimers timers, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await timers.FireBatchAsync(stop);
                await Task.Delay(5, stop);
            }
            catch (Exception)
            {
                // The database is away, or the test is over.
            }
        }
    }

    // A connection that died in the pool fails a pass, which a loop repeats.
    private static async Task<int> FireOrFailAsync(TestDesk desk)
    {
        try
        {
            return await desk.FireAsync();
        }
        catch (InvalidOperationException exception) when (exception.InnerException is NpgsqlException)
        {
            return 1;
        }
    }

    private static Task<bool> AuditAsync(TestDesk desk) => desk.Services.GetRequiredService<EscalationAudit>().RunOnceAsync(Cancel);

    private static EscalationRule Rule(EscalationCondition when, params EscalationEffect[] effects) => new(Guid.CreateVersion7(), when, effects);

    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _total;

        public Counted(TestDesk desk, string name)
        {
            // Other tests of this process count too, each with meters of its own.
            var factory = desk.Services.GetRequiredService<IMeterFactory>();
            desk.Services.GetRequiredService<EscalationTelemetry>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, factory)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _total, value));
            _listener.Start();
        }

        public int Total => (int)Interlocked.Read(ref _total);

        public void Dispose() => _listener.Dispose();
    }
}
