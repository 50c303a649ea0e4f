using System.Text.RegularExpressions;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Notifications;

/// <summary>Escalations by mail: how many at once, at which hours, and with which link.</summary>
public sealed partial class StormTests
{
    // A P3 has two hours to the response: half of them are used at ten o'clock in Jakarta.
    private static readonly Instant Half = TestDesk.Opening + Duration.FromHours(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_five_are_told_one_by_one_and_the_rest_is_one_digest_that_lists_them()
    {
        await using var relay = new MailRelay();
        await using var desk = await DeskAsync(relay.Port);
        for (var record = 0; record < 12; record++) await desk.OpenAsync(wish => wish with { Subject = $"Printer {record}" });
        desk.MoveTo(Half);

        await FireAndTellAsync(desk);
        while (await SendAsync(desk) > 0)
        {
        }
        Assert.Equal(5, EscalationsTo(relay).Count());

        desk.Advance(Duration.FromMinutes(5));
        while (await SendAsync(desk) > 0)
        {
        }

        var digest = Assert.Single(EscalationsTo(relay).Skip(5));
        Assert.Equal("7 escalations at once", digest.Subject);
        Assert.Equal(7, Regex.Count(digest.TextBody!, "50 % of the time to respond is used"));
        Assert.Equal(7, Regex.Count(digest.TextBody!, "https://support.example/incidents/"));
    }

    [Fact]
    public async Task A_later_window_starts_anew()
    {
        await using var desk = await DeskAsync(MailRelay.FreePort());
        for (var record = 0; record < 3; record++) await desk.OpenAsync();
        desk.MoveTo(Half);
        await FireAndTellAsync(desk);

        // 75 % half an hour later: the three of before are forgotten.
        desk.Advance(Duration.FromMinutes(30));
        await FireAndTellAsync(desk);

        Assert.Equal(0, await desk.ReadAsync(db => db.Messages.CountAsync(message => message.DigestId != null, Cancel)));
    }

    [Fact]
    public async Task What_comes_after_a_digest_was_written_stands_in_the_next_one()
    {
        await using var desk = await DeskAsync(MailRelay.FreePort(), ("Storm:MostSingle", "1"));
        var id = await desk.OpenAsync();

        Assert.Null(await CollectAsync(desk, id));
        var first = await CollectAsync(desk, id);
        Assert.Equal(first, await CollectAsync(desk, id));
        await using (var scope = desk.Scope())
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<Digests>().SealAsync(first!.Value, Cancel));
        var second = await CollectAsync(desk, id);

        Assert.NotNull(second);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(Priority.P3, "2026-03-03T23:30:00Z")]
    [InlineData(Priority.P1, "2026-03-03T02:30:00Z")]
    public async Task In_quiet_hours_a_mail_waits_for_their_end_unless_it_is_about_a_p1(Priority priority, string sentAt)
    {
        await using var desk = await DeskAsync(MailRelay.FreePort());
        await desk.UseRulesAsync(new EscalationRule(
            Guid.CreateVersion7(), new EscalationCondition.InState(IncidentState.New, 30), [new EscalationEffect.Notify(NotifyTarget.Group)]));
        // Quiet from nine in the morning to half past six the next morning, Jakarta.
        await desk.ExecuteAsync($"update person set quiet_from = '09:00', quiet_until = '06:30' where id = '{desk.AgentId}'");
        await desk.OpenAsync(wish => wish with { Priority = priority });
        desk.MoveTo(TestDesk.Opening + Duration.FromMinutes(30));
        await FireAndTellAsync(desk);

        var message = await desk.ReadAsync(db => db.Messages.SingleAsync(row => row.PersonId == desk.AgentId && row.Kind == "LongInState", Cancel));
        var mail = await desk.ReadAsync(db => db.Deliveries.SingleAsync(row => row.RecordId == message.Id, Cancel));
        Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(sentAt).Value, mail.AvailableAt);
    }

    [Fact]
    public async Task A_rule_that_asks_for_it_sends_a_link_of_which_only_the_hash_is_kept_once_it_is_sent()
    {
        await using var relay = new MailRelay();
        await using var desk = await DeskAsync(relay.Port);
        await desk.UseRulesAsync(
            new EscalationRule(
                Guid.CreateVersion7(), new EscalationCondition.ClockShare(ClockMetric.Response, 50), [new EscalationEffect.Notify(NotifyTarget.Assignee)],
                StopsOnAcknowledge: true));
        var id = await desk.OpenAsync();
        desk.MoveTo(Half);
        await FireAndTellAsync(desk);
        await FireAndTellAsync(desk);
        while (await SendAsync(desk) > 0)
        {
        }

        var mail = Assert.Single(EscalationsTo(relay));
        var token = Link().Match(mail.TextBody!).Groups[1].Value;
        var link = await desk.ReadAsync(db => db.SignedLinks.SingleAsync(Cancel));
        Assert.Equal(Secret.HashOf(token), link.TokenHash);
        Assert.Equal((AcknowledgeLink.Purpose, (Guid?)id, desk.AgentId), (link.Purpose, link.RecordId, link.PersonId));
        Assert.Equal("", await desk.ReadAsync(db => db.Messages.Where(row => row.Kind == "ResponseNearing").Select(row => row.Body).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Up_the_line_goes_one_level_higher_with_each_reminder()
    {
        await using var desk = await DeskAsync(MailRelay.FreePort());
        var lead = await desk.Organization.AddPersonAsync("Lead", Domain.Identity.Role.Agent, desk.Organization.DeskId);
        var delivery = await desk.Organization.AddPersonAsync("Delivery", Domain.Identity.Role.ServiceDeliveryManager);
        await desk.ExecuteAsync($"update support_group set lead_id = '{lead}' where id = '{desk.Organization.DeskId}'");
        await desk.UseRulesAsync(new EscalationRule(
            Guid.CreateVersion7(), new EscalationCondition.InState(IncidentState.New, 30), [new EscalationEffect.Notify(NotifyTarget.UpTheLine)],
            new EscalationRepeat(10, 2)));
        await desk.OpenAsync();

        foreach (var minutes in new[] { 30, 40, 50 })
        {
            desk.MoveTo(TestDesk.Opening + Duration.FromMinutes(minutes));
            await FireAndTellAsync(desk);
        }

        var told = await desk.ReadAsync(db => db.Messages.Where(message => message.Kind == "LongInState").OrderBy(message => message.CreatedAt)
            .Select(message => new { message.PersonId, message.Subject }).ToListAsync(Cancel));
        Assert.Equal([lead, desk.Manager, delivery], told.Select(message => message.PersonId));
        Assert.Equal([false, true, true], told.Select(message => message.Subject.StartsWith("Reminder ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_relay_that_is_down_for_an_hour_delays_mails_and_loses_and_doubles_none()
    {
        var port = MailRelay.FreePort();
        await using var desk = await DeskAsync(port);
        for (var record = 0; record < 3; record++) await desk.OpenAsync();
        desk.MoveTo(Half);
        await FireAndTellAsync(desk);
        var waiting = await MailsAsync(desk);
        for (var minute = 0; minute < 60; minute += 5)
        {
            await Assert.ThrowsAsync<MailRelayException>(() => SendAsync(desk));
            desk.Advance(Duration.FromMinutes(5));
        }

        await using var relay = new MailRelay(port);
        while (await SendAsync(desk) > 0)
        {
        }

        Assert.Equal(waiting, relay.Taken.Count);
        Assert.Equal(waiting, relay.Taken.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(0, await MailsAsync(desk));
    }

    private static Task<TestDesk> DeskAsync(int port, params (string Key, string Value)[] settings) => TestDesk.CreateAsync(
        new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        {
            ["Web:PublicUrl"] = "https://support.example/",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{port}",
            ["Mail:From"] = "support@desk.example",
        },
        services => services.AddKeyedScoped<IDeliveryHandler, NotificationHandler>(Subscriptions.Notification));

    // One more message of a rule for the agent, as its delivery is handled; the digest that it went into.
    private static async Task<Guid?> CollectAsync(TestDesk desk, Guid id)
    {
        await using var scope = desk.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PlatformDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var message = new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = desk.Organization.Id,
            PersonId = desk.AgentId,
            Address = "agent@test.example",
            Kind = nameof(MessageKind.ResponseNearing),
            Subject = "Half of the time is used",
            Body = "Half of the time is used.",
            IncidentId = id,
            DedupeKey = $"{Guid.NewGuid()}",
            CreatedAt = TestDesk.Opening,
        };
        await scope.ServiceProvider.GetRequiredService<StormControl>().CollectAsync([message], (await desk.RecordAsync(id)).Priority, TestDesk.Opening, Cancel);
        db.Messages.Add(message);
        await db.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
        return message.DigestId;
    }

    private static async Task FireAndTellAsync(TestDesk desk)
    {
        while (await desk.FireAsync() > 0)
        {
        }
        while (await desk.Services.GetRequiredService<DeliveryQueue>().RunOnceAsync(Subscriptions.Notification, Cancel) > 0)
        {
        }
        Assert.Equal(0, await desk.ReadAsync(db => db.Deliveries.CountAsync(row => row.Subscription == Subscriptions.Notification, Cancel)));
    }

    private static Task<int> SendAsync(TestDesk desk) => desk.Services.GetRequiredService<MailSender>().RunOnceAsync(Cancel);

    private static Task<int> MailsAsync(TestDesk desk) =>
        desk.ReadAsync(db => db.Deliveries.CountAsync(row => row.Subscription == Subscriptions.Mail, Cancel));

    private static IEnumerable<MimeKit.MimeMessage> EscalationsTo(MailRelay relay) =>
        relay.Taken.Where(mail => mail.Subject?.Contains("We received", StringComparison.Ordinal) != true);

    [GeneratedRegex(@"/acknowledge/([\w-]+)")]
    private static partial Regex Link();
}
