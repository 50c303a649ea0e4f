using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SmtpServer.Protocol;

namespace IncidentPlatform.Worker.Tests.Notifications;

public sealed class MailSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_sent_under_the_rows_id_and_its_delivery_is_done()
    {
        await using var relay = new MailRelay();
        await using var desk = await DeskAsync(relay.Port);
        var message = await WriteAsync(desk, "someone@test.example");

        Assert.Equal(1, await SendAsync(desk));
        Assert.Equal(0, await SendAsync(desk));

        var mail = Assert.Single(relay.Taken);
        Assert.Equal($"{message.Id:N}@desk.example", mail.MessageId);
        Assert.Equal(("[T-1] Selesai: für \"Ä\"", "Halo,\n\nselesai."), (mail.Subject, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd()));
        Assert.Equal("someone@test.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Empty(await WaitingAsync(desk));
        Assert.Equal(TestDesk.Opening, await desk.ReadAsync(db => db.Messages.Select(row => row.SentAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_refused_mail_comes_again_later_and_is_parked_at_last_and_holds_up_no_other()
    {
        await using var relay = new MailRelay();
        await using var desk = await DeskAsync(relay.Port, ("Mail:MaxAttempts", "2"));
        relay.Answer = to => to.StartsWith("busy", StringComparison.Ordinal) ? new SmtpResponse(SmtpReplyCode.Aborted, "later") : SmtpResponse.Ok;
        await WriteAsync(desk, "busy@test.example");
        await WriteAsync(desk, "free@test.example");

        await SendAsync(desk);
        Assert.Equal("free@test.example", Assert.Single(relay.Taken).To.Mailboxes.Single().Address);
        var waiting = Assert.Single(await WaitingAsync(desk));
        Assert.Equal((1, "Smtp451", TestDesk.Opening + Duration.FromSeconds(30)), (waiting.Attempts, waiting.LastError, waiting.AvailableAt));
        Assert.Equal(0, await SendAsync(desk));

        desk.Advance(Duration.FromSeconds(30));
        await SendAsync(desk);
        Assert.Equal(TestDesk.Opening + Duration.FromSeconds(30), Assert.Single(await WaitingAsync(desk)).ParkedAt);
    }

    [Theory]
    [InlineData("unknown to the relay for good", "gone@test.example", "Smtp550")]
    [InlineData("no address at all", "@", "ParseException")]
    public async Task A_mail_that_can_never_be_sent_is_parked_at_once(string why, string address, string error)
    {
        await using var relay = new MailRelay();
        await using var desk = await DeskAsync(relay.Port);
        relay.Answer = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, why);
        await WriteAsync(desk, address);

        await SendAsync(desk);

        var parked = Assert.Single(await WaitingAsync(desk));
        Assert.Equal((error, TestDesk.Opening), (parked.LastError, parked.ParkedAt));
    }

    [Fact]
    public async Task While_the_relay_is_away_mails_wait_and_no_try_is_counted()
    {
        await using var desk = await DeskAsync(MailRelay.FreePort());
        await WriteAsync(desk, "someone@test.example");

        await Assert.ThrowsAsync<MailRelayException>(() => SendAsync(desk));

        var waiting = Assert.Single(await WaitingAsync(desk));
        Assert.Equal((0, null, TestDesk.Opening), (waiting.Attempts, waiting.LastError, waiting.AvailableAt));
    }

    [Fact]
    public async Task A_claim_keeps_others_away_until_it_runs_out_and_its_late_owner_settles_nothing()
    {
        await using var desk = await DeskAsync(MailRelay.FreePort());
        await WriteAsync(desk, "someone@test.example");
        var outbox = desk.Services.GetRequiredService<MailOutbox>();

        var first = Assert.Single(await outbox.ClaimAsync(Cancel)); // and its process dies
        Assert.Empty(await outbox.ClaimAsync(Cancel));
        desk.Advance(Duration.FromMinutes(5));
        var second = Assert.Single(await outbox.ClaimAsync(Cancel));

        await outbox.FailedAsync(first, "Late", isPermanent: true, Cancel);
        Assert.Null(Assert.Single(await WaitingAsync(desk)).ParkedAt);
        await outbox.SentAsync(second, Cancel);
        Assert.Empty(await WaitingAsync(desk));
    }

    private static Task<TestDesk> DeskAsync(int port, params (string Key, string Value)[] settings) => TestDesk.CreateAsync(
        new Dictionary<string, string?>(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{port}",
            ["Mail:From"] = "support@desk.example",
        });

    private static Task<int> SendAsync(TestDesk desk) => desk.Services.GetRequiredService<MailSender>().RunOnceAsync(Cancel);

    private static Task<List<DeliveryRow>> WaitingAsync(TestDesk desk) =>
        desk.ReadAsync(db => db.Deliveries.AsNoTracking().Where(row => row.Subscription == Subscriptions.Mail).ToListAsync(Cancel));

    private static Task<MessageRow> WriteAsync(TestDesk desk, string address) => desk.ReadAsync(async db =>
    {
        var id = Guid.CreateVersion7();
        var message = new MessageRow
        {
            Id = id,
            OrganizationId = desk.Organization.Id,
            PersonId = desk.Requester,
            Address = address,
            Kind = "Resolved",
            Subject = "[T-1] Selesai: für \"Ä\"",
            Body = "Halo,\n\nselesai.",
            DedupeKey = $"{id}",
            CreatedAt = TestDesk.Opening,
        };
        db.Messages.Add(message);
        db.Deliveries.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            Subscription = Subscriptions.Mail,
            OrganizationId = desk.Organization.Id,
            RecordId = id,
            FromSequence = 1,
            ToSequence = 1,
            EnqueuedAt = TestDesk.Opening,
            AvailableAt = TestDesk.Opening,
        });
        await db.SaveChangesAsync(Cancel);
        return message;
    });
}
