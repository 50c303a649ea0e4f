using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Notifications;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Notifications;

public sealed class NotificationTests : IAsyncLifetime
{
    private TestDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync(
        new() { ["Web:PublicUrl"] = "https://support.example/" },
        services => services.AddKeyedScoped<IDeliveryHandler, NotificationHandler>(Subscriptions.Notification));

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_requester_is_told_of_the_receipt_although_they_wrote_it_themselves()
    {
        var id = await _desk.OpenAsync();

        var message = Assert.Single(await NotifyAsync());

        var number = (await _desk.RecordAsync(id)).Number;
        Assert.Equal((_desk.Requester, "Received", $"[{number}] We received your report: Printer jams"), (message.PersonId, message.Kind, message.Subject));
        Assert.Contains($"https://support.example/incidents/{number}", message.Body, StringComparison.Ordinal);
        var mail = await _desk.ReadAsync(db => db.Deliveries.SingleAsync(row => row.Subscription == Subscriptions.Mail, Cancel));
        Assert.Equal((message.Id, _desk.Organization.Id), (mail.RecordId, mail.OrganizationId));
    }

    [Fact]
    public async Task Whoever_is_affected_and_whoever_follows_hear_public_words_and_the_writer_does_not()
    {
        var affected = await _desk.Organization.AddPersonAsync("Affected", Role.Consumer);
        var follower = await _desk.Organization.AddPersonAsync("Follower", Role.Consumer);
        var id = await _desk.OpenAsync(wish => wish with { AffectedUserId = affected });
        await FollowAsync(id, follower);
        await FollowAsync(id, _desk.AgentId);
        await NotifyAsync();

        await _desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "We look into it.", Visibility.Public, _desk.Agent));
        await _desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "Looks like the roller.", Visibility.Internal, _desk.Agent));

        var messages = await NotifyAsync();
        Assert.Equal(Sorted(_desk.Requester, affected, follower), messages.Select(message => message.PersonId).Order());
        Assert.All(messages, message => Assert.Contains("We look into it.", message.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hold_for_the_consumer_a_resolution_and_a_closure_are_told_and_another_hold_is_not()
    {
        var id = await _desk.OpenAsync();
        await _desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingProvider, null, "Parts ordered", now));
        await _desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, "Which floor?", now));
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "New roller", _desk.Agent));
        await _desk.MoveAsync(id, (incident, _) => IncidentMoves.Confirm(incident, _desk.Agent));

        var messages = await NotifyAsync();

        Assert.Equal(["Received", "AwaitingConsumer", "Resolved", "Closed"], messages.Select(message => message.Kind));
        Assert.Contains("Which floor?", messages[1].Body, StringComparison.Ordinal);
        Assert.Contains($"incidents/{(await _desk.RecordAsync(id)).Number}#resolve", messages[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_hear_of_what_is_assigned_to_them_by_others_and_of_the_consumers_reply()
    {
        var colleague = await _desk.Organization.AddPersonAsync("Colleague", Role.Agent, _desk.Organization.DeskId);
        var desk = new SupportGroupFacts(_desk.Organization.DeskId, 1, true, false, [colleague, _desk.AgentId]);
        var id = await _desk.OpenAsync();
        await NotifyAsync();

        await AssignAsync(_desk.AgentId); // to oneself
        await AssignAsync(colleague);
        await _desk.MoveAsync(id, _desk.Consumer, (incident, _) => IncidentEdits.Comment(incident, "It is urgent!", Visibility.Public, _desk.Consumer));

        var messages = await NotifyAsync();
        Assert.Equal([(colleague, "AssignedToYou"), (colleague, "ConsumerReplied")], messages.Select(message => (message.PersonId, message.Kind)));

        Task AssignAsync(Guid person) => _desk.MoveAsync(
            id, (incident, _) => IncidentMoves.Assign(incident, desk, person, null, desk.Id, _desk.Agent));
    }

    [Fact]
    public async Task After_an_outage_the_last_rule_alone_tells_those_whom_it_names()
    {
        var colleague = await _desk.Organization.AddPersonAsync("Colleague", Role.Agent, _desk.Organization.DeskId);
        await _desk.OpenAsync();
        await NotifyAsync();
        _desk.MoveTo(TestDesk.Opening + Duration.FromHours(5));
        await _desk.FireAsync();

        var messages = await NotifyAsync();

        // At 100 %: the assignee (nobody, so the group), the lead (none, so the incident managers), the incident managers.
        Assert.Equal(Sorted(_desk.AgentId, colleague, _desk.Manager), messages.Select(message => message.PersonId).Order());
        Assert.All(messages, message => Assert.Equal("ResponseBreached", message.Kind));
        Assert.Contains("It was due on Tuesday, 3 March 2026 11:00 (Asia/Jakarta).", messages[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_burst_the_incident_managers_hear_once_and_are_led_to_where_it_is_decided()
    {
        var id = await _desk.OpenAsync();
        await NotifyAsync();

        await _desk.MoveAsync(id, Actor.System, (_, _) => new Decision.Accepted(
            [new NewLine(new TimelineEntry.MajorProposed(Guid.NewGuid(), 7), Visibility.Internal)]));
        var message = Assert.Single(await NotifyAsync());
        await _desk.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
            insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts)
            select gen_random_uuid(), 'notification', organization_id, incident_id, sequence, sequence, at, at, 0
            from timeline where type = 'MajorProposed'
            """, Cancel));

        Assert.Equal((_desk.Manager, "MajorProposed", MessagePage.MajorIncidents, id), (message.PersonId, message.Kind, message.Page, message.IncidentId!.Value));
        Assert.StartsWith("7 similar records on ", message.Subject, StringComparison.Ordinal);
        Assert.Contains("https://support.example/major-incidents", message.Body, StringComparison.Ordinal);
        Assert.Empty(await NotifyAsync());
    }

    [Fact]
    public async Task Everybody_reads_their_own_language_and_their_own_time()
    {
        await _desk.ExecuteAsync($"update person set locale = 'id', time_zone = 'Asia/Jayapura' where id = '{_desk.AgentId}'");
        await _desk.OpenAsync();
        await NotifyAsync();
        _desk.MoveTo(TestDesk.Opening + Duration.FromHours(1));
        await _desk.FireAsync();

        var message = Assert.Single(await NotifyAsync());

        Assert.Contains("50 % waktu untuk menanggapi telah terpakai", message.Subject, StringComparison.Ordinal);
        Assert.Contains("Batasnya Selasa, 3 Maret 2026 13", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_complaint_only_its_requester_and_the_incident_managers_are_told()
    {
        var other = await _desk.Organization.AddPersonAsync("Affected", Role.Consumer);
        var id = await _desk.OpenAsync(wish => wish with { Kind = IncidentKind.Complaint, AffectedUserId = other });
        await FollowAsync(id, other);
        _desk.MoveTo(TestDesk.Opening + Duration.FromHours(5));
        await _desk.FireAsync();

        var messages = await NotifyAsync();

        Assert.Equal([(_desk.Requester, "Received"), (_desk.Manager, "ResponseBreached")], messages.Select(message => (message.PersonId, message.Kind)));
    }

    [Fact]
    public async Task A_delivery_that_comes_again_writes_nothing_again()
    {
        var id = await _desk.OpenAsync();
        var delivery = await _desk.ReadAsync(db => db.Deliveries.SingleAsync(row => row.Subscription == Subscriptions.Notification, Cancel));
        await NotifyAsync();
        await _desk.ExecuteAsync($"""
            insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts)
            values ('{Guid.NewGuid()}', 'notification', '{_desk.Organization.Id}', '{id}', {delivery.FromSequence}, {delivery.ToSequence}, now(), '2026-01-01', 0)
            """);

        Assert.Empty(await NotifyAsync());
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing()
    {
        await _desk.ExecuteAsync($"update membership set is_active = false where person_id = '{_desk.Requester}'");
        await _desk.OpenAsync();

        Assert.Empty(await NotifyAsync());
    }

    [Fact]
    public async Task A_line_break_in_a_subject_does_not_reach_the_header()
    {
        await _desk.OpenAsync(wish => wish with { Subject = "Printer\r\nBcc: everybody@example.com" });

        Assert.EndsWith("Printer Bcc: everybody@example.com", Assert.Single(await NotifyAsync()).Subject, StringComparison.Ordinal);
    }

    /// <summary>Handles what waits and returns the messages that were written by it, in the order of their lines.</summary>
    private async Task<List<MessageRow>> NotifyAsync()
    {
        var before = await KeysAsync();
        while (await _desk.Services.GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Notification, Cancel) > 0)
        {
        }
        Assert.Equal(0, await _desk.ReadAsync(db => db.Deliveries.CountAsync(row => row.Subscription == Subscriptions.Notification, Cancel)));
        var messages = await _desk.ReadAsync(db => db.Messages.AsNoTracking().ToListAsync(Cancel));
        return
        [
            .. messages.Where(message => !before.Contains(message.DedupeKey))
                .OrderBy(message => int.Parse(message.DedupeKey.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private Task<List<string>> KeysAsync() => _desk.ReadAsync(db => db.Messages.Select(message => message.DedupeKey).ToListAsync(Cancel));

    private async Task FollowAsync(Guid id, Guid person) => await _desk.ReadAsync(async db =>
    {
        db.Followers.Add(new FollowerRow
        {
            OrganizationId = _desk.Organization.Id,
            IncidentId = id,
            PersonId = person,
            Since = TestDesk.Opening,
        });
        return await db.SaveChangesAsync(Cancel);
    });

    private static IEnumerable<Guid> Sorted(params Guid[] people) => people.Order();
}
