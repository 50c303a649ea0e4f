using System.Diagnostics;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Testing;
using IncidentPlatform.Worker.Auditing;
using IncidentPlatform.Worker.Escalation;
using IncidentPlatform.Worker.Loops;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Escalation;

/// <summary>
/// The loops of two workers go on by themselves while the database server crashes in the middle of their work, stays away, and comes
/// back: nothing is lost, nothing is doubled, and the operator sees it meanwhile.
/// </summary>
public sealed class CrashedDatabaseTests
{
    private const int Records = 60;
    private const int Crashes = 3;
    private const int RulesOfARecord = 4;

    // A guard against waiting for ever; it takes some ten seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_that_are_due_while_the_database_crashes_fire_once_after_it_came_back()
    {
        await using var server = await PostgresServer.StartAsync(keepsCommits: true, Cancel);
        await using var desk = await DeskAsync(server);
        for (var record = 0; record < Records; record++) await desk.OpenAsync();
        desk.MoveTo(TestDesk.Opening + Duration.FromHours(3)); // all of the two hours to the response
        await using var second = desk.NewServices();
        var watch = Stopwatch.StartNew();
        List<EscalationLoop> loops = [];
        foreach (var services in new[] { desk.Services, second }) loops.Add(services.GetRequiredService<EscalationLoop>());
        foreach (var loop in loops) await loop.StartAsync(Cancel);

        for (var crash = 1; crash <= Crashes; crash++)
        {
            var goal = crash * Records; // a quarter of what has to fire, each time
            await UntilAsync(watch, desk, async () => await FiredAsync(desk) >= goal);
            server.Crash();
            await UntilAsync(watch, desk, async () => await HealthAsync(desk) == HealthStatus.Degraded);
            await server.StartAgainAsync(Cancel);
        }
        await UntilAsync(watch, desk, async () => await FiredAsync(desk) == Records * RulesOfARecord && await HealthAsync(desk) == HealthStatus.Healthy);

        Assert.All(loops, loop => Assert.False(loop.ExecuteTask!.IsCompleted, "A loop ended by itself."));
        foreach (var loop in loops) await loop.StopAsync(Cancel);
        await IsOnceAsync(desk);
    }

    private static async Task<TestDesk> DeskAsync(PostgresServer server) => await TestDesk.CreateAsync(
        // Small transactions: many of them to be in the middle of.
        new() { ["Escalation:BatchSize"] = "1", ["Escalation:ReadSize"] = "10" },
        services =>
        {
            services.AddSingleton<EscalationLoop>();
            services.AddReplayAuditor();
            services.AddKeyedScoped<IDeliveryHandler, NotificationHandler>(Subscriptions.Notification);
        },
        await PlatformDatabase.CreateOnAsync(server, Cancel));

    // Time goes on by a second at every look, and with it whatever the loops wait for.
    private static async Task UntilAsync(Stopwatch watch, TestDesk desk, Func<Task<bool>> isSo)
    {
        while (true)
        {
            try
            {
                if (await isSo()) return;
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
            {
                // A connection of before the crash.
            }
            Assert.True(watch.Elapsed < Limit, $"It does not come to an end within {Limit}.");
            desk.Advance(Duration.FromSeconds(1));
            await Task.Delay(10, Cancel);
        }
    }

    private static Task<int> FiredAsync(TestDesk desk) => desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel));

    private static async Task<HealthStatus> HealthAsync(TestDesk desk) =>
        (await desk.Services.GetRequiredService<LoopBoard>().CheckHealthAsync(new HealthCheckContext(), Cancel)).Status;

    private static async Task IsOnceAsync(TestDesk desk)
    {
        while (await desk.Services.GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Notification, Cancel) > 0)
        {
        }
        var lines = await desk.ReadAsync(db => db.Timeline.AsNoTracking().Where(line => line.Type == nameof(TimelineEntry.RuleFired))
            .GroupBy(line => line.IncidentId).Select(record => record.Count()).ToListAsync(Cancel));
        var told = await desk.ReadAsync(db => db.Messages.AsNoTracking().Where(message => message.Kind == nameof(MessageKind.ResponseBreached))
            .GroupBy(message => new { message.IncidentId, message.PersonId }).Select(person => person.Count()).ToListAsync(Cancel));
        var audit = await desk.Services.GetRequiredService<ReplayAuditor>().RunAsync(desk.Organization.Id, AuditCause.Command, null, Cancel);

        Assert.Equal(Enumerable.Repeat(RulesOfARecord, Records), lines);
        Assert.Equal(0, await desk.ReadAsync(db => db.Timers.CountAsync(timer => timer.ParkedAt != null, Cancel)));
        Assert.True(told.Count >= Records, "Somebody was told of each.");
        Assert.All(told, times => Assert.Equal(1, times));
        Assert.Equal(0, audit!.Differences);
    }
}
