using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>The machine's clock is set back or forward by an hour while records are worked on.</summary>
public sealed class WrongClockTests
{
    // A P3 has two business hours to the response: half of them are used at ten o'clock.
    private static readonly Instant Half = TestDesk.Opening + Duration.FromHours(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_back_by_an_hour_no_line_is_earlier_than_the_one_before_and_nothing_fires_twice()
    {
        var clock = new SettableTime(Half);
        await using var desk = await DeskAsync(clock);
        clock.Set(TestDesk.Opening);
        var id = await desk.OpenAsync();
        clock.Set(Half);
        Assert.Equal(1, await desk.FireAsync());

        clock.Set(Half - Hour);
        Assert.Equal(0, await desk.FireAsync());
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        await desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, null, now));
        clock.Set(Half - Hour + Duration.FromMinutes(10));
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Resume(incident, ResumeCause.Person));
        clock.Set(Half + Duration.FromMinutes(1));
        Assert.Equal(0, await desk.FireAsync());

        var lines = await desk.LinesAsync(id);
        Assert.Equal(lines.OrderBy(line => line.At).Select(line => line.Sequence), lines.Select(line => line.Sequence));
        Assert.Single(await desk.FiringsAsync(id));
        // The hold lies in the hour that was lived twice: it took no time.
        Assert.Equal(0, await SecondsPausedAsync(desk));
        await IsWhatTheTimelineSaysAsync(desk);
    }

    [Fact]
    public async Task Set_forward_by_an_hour_rules_fire_once_with_the_instant_they_were_due_and_not_again_when_it_is_set_right()
    {
        var clock = new SettableTime(TestDesk.Opening);
        await using var desk = await DeskAsync(clock);
        var id = await desk.OpenAsync();

        clock.Set(TestDesk.Opening + Duration.FromMinutes(10) + Hour);
        Assert.Equal(1, await desk.FireAsync());
        clock.Set(TestDesk.Opening + Duration.FromMinutes(11));
        Assert.Equal(0, await desk.FireAsync());
        await desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "Looking", Visibility.Internal, desk.Agent));
        clock.Set(Half + Duration.FromMinutes(20));
        Assert.Equal(0, await desk.FireAsync());
        clock.Set(Half + Duration.FromMinutes(30));
        Assert.Equal(1, await desk.FireAsync());

        Assert.Equal([(50, Half), (75, Half + Duration.FromMinutes(30))], (await desk.FiringsAsync(id)).Select(firing => (firing.Share, firing.DueAt)));
        await IsWhatTheTimelineSaysAsync(desk);
    }

    [Fact]
    public async Task A_clock_set_back_makes_no_night_audited_twice_and_none_left_out()
    {
        var clock = new SettableTime(Instant.FromUtc(2026, 3, 3, 19, 30)); // 02:30 in Jakarta
        await using var desk = await DeskAsync(clock);
        var night = desk.Services.GetRequiredService<NightlyAudit>();
        await night.RunOnceAsync(Cancel);

        clock.Set(Instant.FromUtc(2026, 3, 3, 18, 30));
        await night.RunOnceAsync(Cancel);
        clock.Set(Instant.FromUtc(2026, 3, 3, 19, 45));
        await night.RunOnceAsync(Cancel);
        Assert.Equal(1, await desk.ReadAsync(db => db.AuditRuns.CountAsync(Cancel)));

        clock.Set(Instant.FromUtc(2026, 3, 4, 19, 0));
        await night.RunOnceAsync(Cancel);
        Assert.Equal(2, await desk.ReadAsync(db => db.AuditRuns.CountAsync(Cancel)));
    }

    private static Task<TestDesk> DeskAsync(SettableTime clock) => TestDesk.CreateAsync(more: services =>
    {
        services.AddSingleton<TimeProvider>(clock);
        services.AddReplayAuditor();
        services.AddOptions<NightlyAuditOptions>();
        services.AddSingleton<AuditTelemetry>();
        services.AddSingleton<NightlyAudit>();
    });

    private static async Task<double> SecondsPausedAsync(TestDesk desk)
    {
        var spans = await desk.ReadAsync(db => db.Clocks.Where(row => row.Metric == ClockMetric.Resolution).Select(row => row.Spans).SingleAsync(Cancel));
        return spans.Zip(spans.Skip(1)).Sum(pair => (pair.Second.Start - pair.First.End!.Value).TotalSeconds);
    }

    private static async Task IsWhatTheTimelineSaysAsync(TestDesk desk)
    {
        var run = await desk.Services.GetRequiredService<ReplayAuditor>().RunAsync(desk.Organization.Id, AuditCause.Command, null, Cancel);
        Assert.Equal(0, run!.Differences);
    }

    /// <summary>A clock that somebody sets, also back.</summary>
    private sealed class SettableTime(Instant now) : TimeProvider
    {
        private Instant _now = now;

        public void Set(Instant now) => _now = now;

        public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();
    }
}
