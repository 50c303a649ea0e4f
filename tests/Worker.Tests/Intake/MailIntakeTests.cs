using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;
using MailKit.Net.Smtp;
using IncidentPlatform.Worker.Notifications;
using IncidentPlatform.Worker.Tests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Intake;

public sealed class MailIntakeTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[10_000]];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_of_a_member_opens_a_record_at_the_desk()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);

        await desk.SendAsync(IntakeDesk.Mail(rina.ToUpperInvariant(), "Printer jams", "On the third floor.\n\n-- \nRina\nFinance"));

        var record = Assert.Single(await desk.RecordsAsync());
        Assert.Equal(
            ("Printer jams", "On the third floor.", Channel.Email, IncidentState.New, desk.Desk.Requester, desk.Desk.Organization.DeskId),
            (record.Subject, record.Description, record.Channel, record.State, record.RequesterId, record.GroupId));
        var mail = Assert.Single(await desk.MailsAsync());
        Assert.Equal((IntakeOutcome.Opened, record.Id, 1), (mail.Outcome, mail.IncidentId, mail.Sequence));
        Assert.Contains("Finance", mail.Text); // kept, to be looked at
    }

    [Fact]
    public async Task A_mail_that_comes_again_does_nothing_twice()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var mail = IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), "Printer jams", "Help");

        await desk.SendAsync(mail);
        await desk.RestartAsync();
        await desk.SendAsync(mail);

        Assert.Single(await desk.RecordsAsync());
        Assert.Single(await desk.MailsAsync());
    }

    [Fact]
    public async Task Brought_by_many_connections_at_once_it_is_taken_once()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);
        var mails = Enumerable.Range(0, 6).Select(_ => IntakeDesk.Mail(rina, "Printer jams", "Help", "same@sender.example")).ToList();

        await Task.WhenAll(mails.Select(mail => desk.SendAsync(mail)));

        Assert.Single(await desk.RecordsAsync());
    }

    [Fact]
    public async Task An_answer_with_its_token_is_added_and_takes_the_record_off_hold()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var id = await desk.Desk.OpenAsync();
        await desk.Desk.MoveAsync(id, (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, "Which floor?", now));
        var message = await desk.WriteAsync(id, desk.Desk.Requester);

        await desk.SendAsync(
            IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), "Re: question", "The third.\n\nOn Tuesday Desk wrote:\n> Which floor?"),
            ReplyAddress.With(IntakeDesk.Address, message));

        var record = Assert.Single(await desk.RecordsAsync());
        Assert.NotEqual(IncidentState.OnHold, record.State);
        Assert.Equal("The third.", (await desk.TextsAsync(id))[^1]);
        var line = (await desk.Desk.LinesAsync(id)).Single(line => line.Entry is TimelineEntry.Commented);
        Assert.Equal((Channel.Email, desk.Desk.Requester, Visibility.Public), (line.Channel, line.ActorId, line.Visibility));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_lost_its_token_is_known_by_the_mail_that_it_names(bool inReplyTo)
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var id = await desk.Desk.OpenAsync();
        await desk.Desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Cleaned", desk.Desk.Agent));
        var ours = $"{await desk.WriteAsync(id, desk.Desk.Requester):N}@platform.example";
        var mail = IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), "Re: resolved", "It jams again");
        if (inReplyTo) mail.InReplyTo = ours;
        else mail.References.AddRange(["first@sender.example", ours]);

        await desk.SendAsync(mail);

        var record = Assert.Single(await desk.RecordsAsync());
        Assert.Equal((IncidentState.InProgress, 1), (record.State, record.ReopenCount));
    }

    [Fact]
    public async Task An_answer_to_what_is_closed_opens_its_follow_up()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var id = await desk.Desk.OpenAsync(wish => wish with { Kind = IncidentKind.Question, AffectedItem = "PRN-3" });
        await desk.Desk.MoveAsync(id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Answered, "So", desk.Desk.Agent));
        await desk.Desk.MoveAsync(id, desk.Desk.Consumer, (incident, _) => IncidentMoves.Confirm(incident, desk.Desk.Consumer));
        var message = await desk.WriteAsync(id, desk.Desk.Requester);

        await desk.SendAsync(
            IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), "Re: closed", "And on paper?"), ReplyAddress.With(IntakeDesk.Address, message));

        var next = (await desk.RecordsAsync())[^1];
        Assert.Equal((IncidentKind.Question, "PRN-3", "Printer jams", "And on paper?"), (next.Kind, next.AffectedItem, next.Subject, next.Description));
        Assert.Equal([IntakeOutcome.FollowedUp], await desk.OutcomesAsync());
        Assert.Contains((await desk.Desk.LinesAsync(id)), line => line.Entry == new TimelineEntry.FollowedUp(next.Id));
    }

    [Fact]
    public async Task With_a_token_alone_nobody_gets_into_a_record()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var id = await desk.Desk.OpenAsync();
        var message = await desk.WriteAsync(id, desk.Desk.Requester);
        var other = await desk.Desk.Organization.AddPersonAsync("Other", Role.Consumer);

        await desk.SendAsync(IntakeDesk.Mail(await desk.AddressOfAsync(other), "Re: yours", "Let me in"), ReplyAddress.With(IntakeDesk.Address, message));

        var apart = (await desk.RecordsAsync()).Single(row => row.Id != id);
        Assert.Equal(other, apart.RequesterId);
        Assert.Equal([IntakeOutcome.OpenedApart], await desk.OutcomesAsync());
        Assert.Empty(await desk.TextsAsync(id));
        var hint = (await desk.Desk.LinesAsync(apart.Id)).Single(line => line.Entry is TimelineEntry.MailNoted);
        Assert.Equal((Visibility.Internal, new TimelineEntry.MailNoted(true, id, 0)), (hint.Visibility, hint.Entry));
    }

    [Fact]
    public async Task What_staff_answer_is_for_their_colleagues()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var id = await desk.Desk.OpenAsync();
        var message = await desk.WriteAsync(id, desk.Desk.AgentId);

        await desk.SendAsync(
            IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.AgentId), "Re: assigned", "I look at it"), ReplyAddress.With(IntakeDesk.Address, message));

        Assert.Equal(Visibility.Internal, (await desk.Desk.LinesAsync(id)).Single(line => line.Entry is TimelineEntry.Commented).Visibility);
    }

    [Fact]
    public async Task A_stranger_from_a_domain_of_the_organization_becomes_a_consumer()
    {
        await using var desk = await IntakeDesk.OpenAsync();

        await desk.SendAsync(IntakeDesk.Mail($"Sari Dewi <sari@{IntakeDesk.Domain}>", "", "I cannot sign in"));

        var record = Assert.Single(await desk.RecordsAsync());
        Assert.Equal("I cannot sign in", record.Subject);
        var member = await desk.Desk.ReadAsync(db => db.Members.SingleAsync(row => row.PersonId == record.RequesterId, Cancel));
        Assert.Equal(("Sari Dewi", $"sari@{IntakeDesk.Domain}", false), (member.Name, member.Email, member.HasCredentials));
        Assert.Equal([Role.Consumer], member.Roles);
    }

    [Fact]
    public async Task Another_stranger_is_refused_and_told_so_once_a_day()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        const string Stranger = "somebody@elsewhere.example";

        await desk.SendAsync(IntakeDesk.Mail(Stranger, "Hello", "Anybody there?"));
        await desk.SendAsync(IntakeDesk.Mail(Stranger, "Hello", "Still nobody?"));
        Assert.Equal(1, await desk.WaitingAsync(Stranger));
        desk.Desk.Advance(Duration.FromDays(1));
        await desk.SendAsync(IntakeDesk.Mail(Stranger, "Hello", "And today?"));

        Assert.Equal(2, await desk.WaitingAsync(Stranger));
        Assert.Empty(await desk.RecordsAsync());
        Assert.Equal([IntakeOutcome.Refused, IntakeOutcome.Refused, IntakeOutcome.Refused], await desk.OutcomesAsync());
    }

    [Fact]
    public async Task Somebody_who_left_is_refused_although_their_domain_is_the_organizations()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);
        await desk.Desk.ExecuteAsync($"update membership set is_active = false where person_id = '{desk.Desk.Requester}'");

        await desk.SendAsync(IntakeDesk.Mail(rina, "Printer jams", "Help"));

        Assert.Equal([IntakeOutcome.Refused], await desk.OutcomesAsync());
    }

    [Fact]
    public async Task What_machines_write_opens_nothing_and_is_answered_by_nothing()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);
        var away = IntakeDesk.Mail(rina, "Out of office", "I am away");
        away.Headers.Add("Auto-Submitted", "auto-replied");
        var list = IntakeDesk.Mail("news@elsewhere.example", "News", "Read");
        list.Headers.Add("List-Id", "<news.elsewhere.example>");

        await desk.SendAsync(away);
        await desk.SendAsync(list);
        await desk.SendAsync(IntakeDesk.Mail("noreply@platform.example", "[T-1] Received", "We have it"));
        await desk.SendAsync(IntakeDesk.Mail(IntakeDesk.Address, "Loop", "Loop"));

        Assert.All(await desk.OutcomesAsync(), outcome => Assert.Equal(IntakeOutcome.Automatic, outcome));
        Assert.Empty(await desk.RecordsAsync());
        Assert.Equal(0, await desk.WaitingAsync("news@elsewhere.example"));
    }

    [Fact]
    public async Task A_sender_who_writes_without_end_is_stopped_for_an_hour()
    {
        await using var desk = await IntakeDesk.OpenAsync(("Intake:MostPerHour", "2"));
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);

        for (var count = 0; count < 3; count++) await desk.SendAsync(IntakeDesk.Mail(rina, $"Mail {count}", "Help"));
        desk.Desk.Advance(Duration.FromMinutes(61));
        await desk.SendAsync(IntakeDesk.Mail(rina, "Later", "Help"));

        Assert.Equal(3, (await desk.RecordsAsync()).Count);
        Assert.Equal(1, (await desk.OutcomesAsync()).Count(outcome => outcome == IntakeOutcome.TooMany));
    }

    [Fact]
    public async Task Files_are_taken_like_uploads_and_the_rest_is_told()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var body = new BodyBuilder { HtmlBody = "<p>It looks <b>so</b>:</p><script>alert(1)</script><p>Bad &amp; broken</p>" };
        body.Attachments.Add("../screen.png", Png);
        body.Attachments.Add("run.exe", "MZ\0\0 nothing"u8.ToArray());
        body.LinkedResources.Add("logo.png", Png[..100]);
        var mail = IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), "Screen", "");
        mail.Body = body.ToMessageBody();

        await desk.SendAsync(mail);

        var record = Assert.Single(await desk.RecordsAsync());
        Assert.Equal("It looks so:\n\nBad & broken", record.Description);
        var file = await desk.Desk.ReadAsync(db => db.Attachments.SingleAsync(row => row.IncidentId == record.Id, Cancel));
        Assert.Equal(("screen.png", "image/png", Png.LongLength), (file.FileName, file.ContentType, file.Size));
        var stored = await desk.Desk.ReadAsync(db => db.AttachmentChunks.Where(row => row.AttachmentId == file.Id).OrderBy(row => row.Position).ToListAsync(Cancel));
        Assert.Equal(Png, stored.SelectMany(chunk => chunk.Bytes));
        Assert.Equal(1, (await desk.Desk.LinesAsync(record.Id)).Select(line => line.Entry).OfType<TimelineEntry.MailNoted>().Single().FilesRefused);
        Assert.Contains("run.exe", await desk.TextsAsync(record.Id));
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_refused_before_the_mail_is_sent()
    {
        await using var desk = await IntakeDesk.OpenAsync();

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() =>
            desk.SendAsync(IntakeDesk.Mail("rina@desk.example", "Hello", "Hello"), "nobody@desk.example"));

        Assert.Equal(SmtpErrorCode.RecipientNotAccepted, refusal.ErrorCode);
        Assert.Empty(await desk.MailsAsync());
    }

    [Fact]
    public async Task Our_mails_are_answered_to_the_organizations_address_with_a_token()
    {
        await using var relay = new MailRelay();
        await using var desk = await IntakeDesk.OpenAsync(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{relay.Port}"), ("Mail:Security", "None"));
        var id = await desk.Desk.OpenAsync();
        var message = await desk.WriteAsync(id, desk.Desk.Requester);
        await desk.Desk.ReadAsync(async db =>
        {
            db.Deliveries.Add(new DeliveryRow
            {
                Id = Guid.CreateVersion7(),
                Subscription = Subscriptions.Mail,
                OrganizationId = desk.Desk.Organization.Id,
                RecordId = message,
                FromSequence = 0,
                ToSequence = 0,
                EnqueuedAt = TestDesk.Opening,
                AvailableAt = TestDesk.Opening,
            });
            return await db.SaveChangesAsync(Cancel);
        });

        await desk.Desk.Services.GetRequiredService<MailSender>().RunOnceAsync(Cancel);
        var ours = Assert.Single(relay.Taken);
        var answer = IntakeDesk.Mail(await desk.AddressOfAsync(desk.Desk.Requester), $"Re: {ours.Subject}", "Thank you");
        await desk.SendAsync(answer, ours.ReplyTo.Mailboxes.Single().Address);

        Assert.Equal("Thank you", (await desk.TextsAsync(id))[^1]);
    }

    [Fact]
    public async Task A_record_that_came_by_mail_is_what_its_timeline_says()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);
        await desk.SendAsync(IntakeDesk.Mail(rina, "Printer jams", "Help"));
        var id = Assert.Single(await desk.RecordsAsync()).Id;
        await desk.SendAsync(IntakeDesk.Mail(rina, "Re", "More"), ReplyAddress.With(IntakeDesk.Address, await desk.WriteAsync(id, desk.Desk.Requester)));

        var lines = await desk.Desk.LinesAsync(id);
        var record = await desk.Desk.RecordAsync(id);

        Assert.Equal((lines.Count, lines[^1].At), (record.LastSequence, record.LastLineAt));
        Assert.All(lines.Where(line => line.ActorKind == ActorKind.Person), line => Assert.Equal(Channel.Email, line.Channel));
    }
}
