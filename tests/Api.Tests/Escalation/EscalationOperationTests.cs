using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Escalation;

public sealed class EscalationOperationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parked_timers_are_seen_by_record_and_resumed_once()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var incident = await room.SubmitAsync();
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Timers.Where(timer => timer.IncidentId == incident.Id)
            .ExecuteUpdateAsync(timer => timer.SetProperty(t => t.ParkedAt, WholeSeconds.Now(room.Host.Time)).SetProperty(t => t.Attempts, 8), Cancel));
        var admin = await room.ClientAsync(Role.Administrator);
        var stranger = await other.ClientAsync(Role.Administrator);

        var parked = Assert.Single((await GetAsync<PageResponse<ParkedTimersResponse>>(admin, "timers")).Items);
        using var foreign = await PostAsync(stranger, $"timers/{incident.Id}/resume", null);
        using var resumed = await PostAsync(admin, $"timers/{incident.Id}/resume", null);
        using var again = await PostAsync(admin, $"timers/{incident.Id}/resume", null);

        Assert.Equal((incident.Number, 8), (parked.Number, parked.Attempts));
        Assert.True(parked.Timers >= 8, $"{parked.Timers} timers.");
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (foreign.StatusCode, resumed.StatusCode, again.StatusCode));
        Assert.Empty((await GetAsync<PageResponse<ParkedTimersResponse>>(admin, "timers")).Items);
        Assert.Empty((await GetAsync<PageResponse<ParkedTimersResponse>>(stranger, "timers")).Items);
    }

    [Fact]
    public async Task A_worker_that_stopped_is_known_within_a_minute()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
        await using var host = await ApiHost.StartAsync(time, database: await PlatformDatabase.CreateAsync());
        var organization = await host.Database.AddOrganizationAsync();
        var manager = await host.ClientForAsync(organization, Role.IncidentManager);
        await NoteAsync(host, "2026-03-03T01:59:58Z");

        Assert.True((await GetAsync<EscalationHealthResponse>(manager, "escalation-health")).IsWell);
        Assert.Equal("Healthy", await host.Anonymous().GetStringAsync("/health", Cancel));

        time.Advance(TimeSpan.FromSeconds(55));

        Assert.False((await GetAsync<EscalationHealthResponse>(manager, "escalation-health")).IsWell);
        Assert.Equal("Degraded", await host.Anonymous().GetStringAsync("/health", Cancel));

        await NoteAsync(host, "2026-03-03T02:00:54Z");
        await NoteAsync(host, "2026-03-03T02:00:10Z"); // another worker, whose clock is behind
        Assert.True((await GetAsync<EscalationHealthResponse>(manager, "escalation-health")).IsWell);
    }

    [Theory]
    [InlineData("22:00", "06:30", HttpStatusCode.OK)]
    [InlineData("", "", HttpStatusCode.OK)]
    [InlineData("22:00", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("22:00", "22:00", HttpStatusCode.UnprocessableEntity)]
    [InlineData("25:00", "06:30", HttpStatusCode.UnprocessableEntity)]
    public async Task Quiet_hours_are_two_times_or_none(string from, string until, HttpStatusCode expected)
    {
        var room = await OpenAsync();

        Assert.Equal(expected, await room.Agent.PatchAsync("me", new { quietFrom = from, quietUntil = until }).StatusAsync());

        var me = await GetAsync<Contracts.Identity.MeResponse>(room.Agent, "me");
        var kept = expected == HttpStatusCode.OK && from.Length > 0;
        Assert.Equal(kept ? (from, until) : (null, null), (me.QuietFrom, me.QuietUntil));
    }

    private static async Task NoteAsync(ApiHost host, string at)
    {
        await using var connection = new NpgsqlConnection(host.Database.WorkerConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand($"select note_loop_pass('escalation', '{at}')", connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
