using System.Net.ServerSentEvents;
using System.Threading.Channels;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Live;
using IncidentPlatform.Web.Live;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Web.Tests.Live;

public sealed class LiveStreamTests
{
    private static readonly Guid Organization = Guid.NewGuid();
    private static readonly MeResponse Agent = new(
        Guid.NewGuid(), "Agent", "agent@demo.example", [Role.Agent], Permissions.Of(Role.Agent), [], Organization, "Demo", "DEMO", false, "en", "Asia/Jakarta", []);

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<LiveEvent> _events = Channel.CreateUnbounded<LiveEvent>();
    private MeResponse? _who = Agent;

    [Fact]
    public async Task What_happens_together_is_told_together_each_record_once_at_its_newest_version()
    {
        await using var messages = await OpenAsync();
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        Happen(one, 2);
        Happen(two, 5);
        Happen(one, 3);

        var message = await NextAsync(messages, LiveStream.GatherFor);

        Assert.Equal(LiveStream.Changed, message.EventType);
        Assert.Equal([new(one, 3), new(two, 5)], message.Data.Changes);
    }

    [Fact]
    public async Task More_than_fifty_records_ask_for_a_reload_without_ids()
    {
        await using var messages = await OpenAsync();
        for (var i = 0; i < 51; i++) Happen(Guid.NewGuid(), 1);

        var message = await NextAsync(messages, LiveStream.GatherFor);

        Assert.True(message.Data.Reload);
        Assert.Empty(message.Data.Changes);
    }

    [Fact]
    public async Task What_the_reader_may_not_know_is_not_told()
    {
        await using var messages = await OpenAsync();
        _events.Writer.TryWrite(new(Guid.NewGuid(), Guid.NewGuid(), 1, [], []));

        var message = await NextAsync(messages, LiveStream.GatherFor);

        Assert.Equal(LiveStream.Ping, message.EventType);
        Assert.Empty(message.Data.Changes);
    }

    [Fact]
    public async Task The_stream_ends_within_a_minute_of_the_session()
    {
        await using var messages = await OpenAsync();
        _who = null;
        _time.Advance(LiveStream.CheckEvery);
        Happen(Guid.NewGuid(), 1);

        var more = messages.MoveNextAsync().AsTask();
        _time.Advance(LiveStream.GatherFor);

        Assert.False(await more.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    // Opened and past its first message, which only says that it is connected.
    private async Task<IAsyncEnumerator<SseItem<LiveMessage>>> OpenAsync()
    {
        var messages = new LiveStream(_events.Reader, _ => Task.FromResult(_who is { } me ? LiveAudience.Of(me) : null), _time)
            .ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await messages.MoveNextAsync());
        return messages;
    }

    private void Happen(Guid incident, int version) => _events.Writer.TryWrite(new(Organization, incident, version, [], []));

    private async Task<SseItem<LiveMessage>> NextAsync(IAsyncEnumerator<SseItem<LiveMessage>> messages, TimeSpan later)
    {
        var next = messages.MoveNextAsync().AsTask();
        _time.Advance(later);
        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        return messages.Current;
    }
}
