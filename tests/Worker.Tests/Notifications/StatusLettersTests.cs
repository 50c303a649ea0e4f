using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Worker.Tests.Notifications;

/// <summary>The consumers of a major incident and of its children are told together.</summary>
public sealed class StatusLettersTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private Guid _major;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync(
            new() { ["Web:PublicUrl"] = "https://support.example/" },
            services => services.AddKeyedScoped<IDeliveryHandler, NotificationHandler>(Subscriptions.Notification));
        _major = await _desk.OpenAsync();
        await _desk.MoveAsync(_major, (incident, _) => IncidentEdits.DeclareMajor(incident, "Everybody is affected"));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Everybody_hears_once_and_about_the_record_that_is_theirs()
    {
        var (sari, budi) = (await _desk.Organization.AddPersonAsync("Sari", Role.Consumer), await _desk.Organization.AddPersonAsync("Budi", Role.Consumer));
        var (ofSari, ofBudi) = (await ChildOfAsync(sari), await ChildOfAsync(budi));
        await ChildOfAsync(sari); // a second one of hers

        await PublishAsync("We found it.");
        var messages = (await NotifyAsync()).Where(message => message.Kind == "StatusPublished").ToList();

        Assert.Equal(new[] { _desk.Requester, sari, budi }.Order(), messages.Select(message => message.PersonId).Order());
        Assert.Equal([(sari, ofSari), (budi, ofBudi)], messages.Where(m => m.PersonId != _desk.Requester).OrderBy(m => m.PersonId == budi).Select(m => (m.PersonId, m.IncidentId!.Value)));
        var number = (await _desk.RecordAsync(ofBudi)).Number;
        Assert.StartsWith($"[{number}] News about", messages.Single(m => m.PersonId == budi).Subject, StringComparison.Ordinal);
        Assert.All(messages, message => Assert.Contains("We found it.", message.Body, StringComparison.Ordinal));
        Assert.All(messages.Where(m => m.PersonId != _desk.Requester), message => Assert.DoesNotContain("Printer jams", message.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_is_brought_twice_is_told_once()
    {
        await ChildOfAsync(await _desk.Organization.AddPersonAsync("Sari", Role.Consumer));
        await PublishAsync("We found it.");
        await NotifyAsync();

        await _desk.ExecuteAsync($"""
            insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts)
            select gen_random_uuid(), 'notification', organization_id, incident_id, sequence, sequence, at, at, 0
            from timeline where incident_id = '{_major}' and type = 'StatusPublished'
            """);

        Assert.Empty(await NotifyAsync());
    }

    [Fact]
    public async Task A_closed_child_hears_no_more()
    {
        var child = await ChildOfAsync(await _desk.Organization.AddPersonAsync("Sari", Role.Consumer));
        await _desk.MoveAsync(child, (incident, _) => IncidentMoves.Cancel(incident, "Wrong report", _desk.Agent));
        await NotifyAsync();

        await PublishAsync("We found it.");

        Assert.Equal([_desk.Requester], (await NotifyAsync()).Select(message => message.PersonId));
    }

    [Theory]
    [InlineData(Priority.P3, "2026-03-03T23:30:00Z")]
    [InlineData(Priority.P1, "2026-03-03T02:00:00Z")]
    public async Task In_quiet_hours_news_waits_for_their_end_unless_the_major_incident_is_a_p1(Priority priority, string sentAt)
    {
        var sari = await _desk.Organization.AddPersonAsync("Sari", Role.Consumer);
        await ChildOfAsync(sari);
        // Quiet from nine in the morning to half past six the next morning, Jakarta.
        await _desk.ExecuteAsync($"update person set quiet_from = '09:00', quiet_until = '06:30' where id = '{sari}'");
        await _desk.ExecuteAsync($"update incident set priority = '{priority}' where id = '{_major}'");

        await PublishAsync("We found it.");
        var message = (await NotifyAsync()).Single(message => message.PersonId == sari && message.Kind == "StatusPublished");

        var mail = await _desk.ReadAsync(db => db.Deliveries.SingleAsync(row => row.RecordId == message.Id, Cancel));
        Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(sentAt).Value, mail.AvailableAt);
    }

    [Fact]
    public async Task After_five_pieces_of_news_in_five_minutes_the_rest_is_one_list()
    {
        var sari = await _desk.Organization.AddPersonAsync("Sari", Role.Consumer);
        await ChildOfAsync(sari);
        for (var piece = 0; piece < 8; piece++) await PublishAsync($"News {piece}.");

        var messages = (await NotifyAsync()).Where(message => message.PersonId == sari && message.Kind != "Received").ToList();

        var list = Assert.Single(messages, message => message.Kind == "StatusDigest");
        Assert.Equal((5, 3), (messages.Count(message => message.Kind == "StatusPublished" && message.DigestId is null), messages.Count(message => message.DigestId == list.Id)));
        await using var scope = _desk.Scope();
        var written = await scope.ServiceProvider.GetRequiredService<Digests>().SealAsync(list.Id, Cancel);
        Assert.Equal("3 pieces of news at once", written!.Subject);
    }

    private async Task<Guid> ChildOfAsync(Guid requester)
    {
        var child = await _desk.OpenAsync(wish => wish with { Subject = "No mail", RequesterId = requester, AffectedUserId = requester });
        await _desk.ExecuteAsync($"insert into incident_link (organization_id, incident_id, type, other_id) values ('{_desk.Organization.Id}', '{child}', 'ChildOf', '{_major}')");
        return child;
    }

    private Task PublishAsync(string text) => _desk.MoveAsync(_major, (incident, _) => IncidentEdits.PublishStatus(incident, _desk.Organization.GeneralId, text));

    private async Task<List<MessageRow>> NotifyAsync()
    {
        var before = await _desk.ReadAsync(db => db.Messages.Select(message => message.Id).ToListAsync(Cancel));
        while (await _desk.Services.GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Notification, Cancel) > 0)
        {
        }
        return await _desk.ReadAsync(db => db.Messages.AsNoTracking().Where(message => !before.Contains(message.Id)).OrderBy(message => message.Id).ToListAsync(Cancel));
    }
}
