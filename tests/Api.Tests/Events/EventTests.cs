using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using IncidentPlatform.Api.Tests.Agreements;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Live;
using IncidentPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Events;

public sealed class EventTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_told_to_those_who_may_see_the_record_and_to_nobody_else()
    {
        await using var host = await WithRedisAsync();
        var (mine, other) = (await host.Database.AddOrganizationAsync(), await host.Database.AddOrganizationAsync());
        var network = await mine.AddGroupAsync("network");
        var consumer = await host.ClientForAsync(mine, Role.Consumer);
        var member = await host.ClientForAsync(mine, await mine.AddPersonAsync("Member", Role.SupportMember, network));
        var stranger = await host.ClientForAsync(mine, Role.Consumer);
        var agent = await host.ClientForAsync(mine, Role.Agent);
        var readers = new[] { agent, consumer, member, stranger, await host.ClientForAsync(other, Role.IncidentManager) };
        var streams = new List<EventStream>();
        foreach (var reader in readers) streams.Add(await EventStream.OpenAsync(reader));

        var first = await SubmitAsync(consumer, new SubmitIncidentRequest("Printer jams"));
        var assigned = await MoveAsync(agent, first, "assign", new AssignRequest(network));
        // Each reader is told at last of a record of their own: whatever they may know of the first was told before.
        var last = new List<Guid>();
        for (var i = 0; i < readers.Length; i++)
        {
            last.Add((await SubmitAsync(readers[i], new SubmitIncidentRequest("Mine"))).Id);
            var told = await streams[i].UntilAsync(last[i]);
            var knows = i < 3;
            Assert.True(knows == told.ContainsKey(first.Id), $"Reader {i}");
            if (knows) Assert.Equal(assigned.Version, told[first.Id]);
        }
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_complaint_is_told_to_its_requester_and_incident_managers_only()
    {
        await using var host = await WithRedisAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var consumer = await host.ClientForAsync(organization, Role.Consumer);
        var readers = new[] { consumer, await host.ClientForAsync(organization, Role.IncidentManager), await host.ClientForAsync(organization, Role.Agent) };
        var streams = new List<EventStream>();
        foreach (var reader in readers) streams.Add(await EventStream.OpenAsync(reader));

        var complaint = await SubmitAsync(consumer, new SubmitIncidentRequest("Too slow", Kind: Domain.Incidents.IncidentKind.Complaint));

        for (var i = 0; i < readers.Length; i++)
        {
            var told = await streams[i].UntilAsync((await SubmitAsync(readers[i], new SubmitIncidentRequest("Mine"))).Id);
            Assert.True((i < 2) == told.ContainsKey(complaint.Id), $"Reader {i}");
            await streams[i].DisposeAsync();
        }
    }

    [Fact]
    public async Task A_provider_is_told_of_what_was_handed_over()
    {
        await using var host = await WithRedisAsync();
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var member = await host.ClientForAsync(hand.Provider, Role.Agent);
        var agent = await host.ClientForAsync(hand.Customer.Organization, Role.Agent);
        await using var stream = await EventStream.OpenAsync(member);

        var desks = await SubmitAsync(agent, new SubmitIncidentRequest("At the desk"));
        var theirs = await MoveAsync(agent, await SubmitAsync(agent, new SubmitIncidentRequest("Of the network")), "assign", new AssignRequest(hand.NetworkId));

        var told = await stream.UntilAsync(theirs.Id);
        Assert.DoesNotContain(desks.Id, told.Keys);
    }

    [Fact]
    public async Task A_stream_ends_within_a_minute_of_its_session_and_of_its_token()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
        await using var host = await WithRedisAsync(time);
        var organization = await host.Database.AddOrganizationAsync();
        var person = await organization.AddPersonAsync("Agent", Role.Agent);
        var session = await host.ClientForAsync(organization, person);
        using var made = await PostAsync(session, "tokens", new CreateTokenRequest("Monitoring", [Permissions.Read], 30));
        var token = await ReadAsync<CreateTokenResponse>(made);
        await using var byToken = await EventStream.OpenAsync(host.WithToken(token.Token));
        await using var bySession = await EventStream.OpenAsync(session);

        using var revoked = await session.DeleteAsync($"/api/v1/tokens/{token.Id}", Cancel);
        await byToken.EndsAsync(time);
        Assert.False(bySession.HasEnded);
        using var signedOut = await PostAsync(session, "auth/sign-out", new SignOutRequest());
        await bySession.EndsAsync(time);
    }

    [Fact]
    public async Task A_person_has_only_so_many_streams_and_gets_the_place_of_a_closed_one()
    {
        await using var host = await WithRedisAsync(settings: new() { ["Events:StreamsPerPerson"] = "1" });
        var organization = await host.Database.AddOrganizationAsync();
        var agent = await host.ClientForAsync(organization, Role.Agent);
        var first = await EventStream.OpenAsync(agent);

        using var second = await agent.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(ProblemCodes.TooManyRequests, (await ProblemAsync(second, HttpStatusCode.TooManyRequests)).Code);
        await using var others = await EventStream.OpenAsync(await host.ClientForAsync(organization, Role.Agent));
        await first.DisposeAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Limit);
        while (true)
        {
            using var again = await agent.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (again.StatusCode == HttpStatusCode.OK) break;
        }
    }

    [Fact]
    public async Task Streams_do_not_hold_the_process_when_it_stops()
    {
        await using var host = await WithRedisAsync();
        await using var stream = await EventStream.OpenAsync(await host.ClientForAsync(await host.Database.AddOrganizationAsync(), Role.Agent));

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await stream.EndsAsync(null);
    }

    [Fact]
    public async Task Without_redis_the_answer_says_that_nobody_tells()
    {
        var room = await OpenAsync();

        using var response = await room.Agent.GetAsync("/api/v1/events", Cancel);

        Assert.Equal(ProblemCodes.Unavailable, (await ProblemAsync(response, HttpStatusCode.ServiceUnavailable)).Code);
    }

    private static async Task<ApiHost> WithRedisAsync(TimeProvider? time = null, Dictionary<string, string?>? settings = null)
    {
        settings ??= [];
        settings["ConnectionStrings:redis"] = (await GarnetServer.SharedAsync()).ConnectionString;
        return await ApiHost.StartAsync(time, settings);
    }

    /// <summary>A stream being read, from the moment at which it is open.</summary>
    private sealed class EventStream(HttpResponseMessage response, Stream body, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        private Task<bool>? _next;

        public bool HasEnded => _next is { IsCompletedSuccessfully: true, Result: false };

        public static async Task<EventStream> OpenAsync(HttpClient by)
        {
            var response = await by.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            var body = await response.Content.ReadAsStreamAsync(Cancel);
            var stream = new EventStream(response, body, SseParser.Create(body).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel));
            Assert.Equal(LiveStream.Ping, (await stream.NextAsync())?.EventType);
            return stream;
        }

        /// <summary>Versions by record of everything that is told until a record is told of.</summary>
        public async Task<Dictionary<Guid, int>> UntilAsync(Guid last)
        {
            var told = new Dictionary<Guid, int>();
            while (!told.ContainsKey(last))
            {
                var item = await NextAsync() ?? throw new InvalidOperationException("The stream ended.");
                if (item.EventType != LiveStream.Changed) continue;
                foreach (var change in JsonSerializer.Deserialize<LiveMessage>(item.Data, JsonSerializerOptions.Web)!.Changes) told[change.Id] = change.Version;
            }
            return told;
        }

        /// <summary>Reads to the end, while time goes on.</summary>
        public async Task EndsAsync(FakeTimeProvider? time)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            limit.CancelAfter(Limit);
            while (!HasEnded)
            {
                _next ??= items.MoveNextAsync().AsTask();
                time?.Advance(TimeSpan.FromSeconds(20));
                if (await Task.WhenAny(_next, Task.Delay(50, limit.Token)) == _next && await _next) _next = null;
                limit.Token.ThrowIfCancellationRequested();
            }
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await body.DisposeAsync();
        }

        private async Task<SseItem<string>?> NextAsync()
        {
            _next ??= items.MoveNextAsync().AsTask();
            var isThere = await _next.WaitAsync(Limit, Cancel);
            if (isThere) _next = null;
            return isThere ? items.Current : null;
        }
    }
}
