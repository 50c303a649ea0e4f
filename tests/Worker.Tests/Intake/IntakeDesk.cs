using System.Net;
using System.Net.Sockets;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Intake;
using IncidentPlatform.Worker.Intake;
using IncidentPlatform.Worker.Notifications;
using IncidentPlatform.Worker.Tests.Notifications;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IncidentPlatform.Worker.Tests.Intake;

/// <summary>A desk that takes mail at <c>help@desk.example</c>, over SMTP as from a mail server.</summary>
internal sealed class IntakeDesk : IAsyncDisposable
{
    public const string Address = "help@desk.example";
    public const string Domain = "desk.example";

    private SmtpReception _reception = null!;

    private IntakeDesk(TestDesk desk, int port)
    {
        Desk = desk;
        Port = port;
    }

    public TestDesk Desk { get; }

    public int Port { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IntakeDesk> OpenAsync(params (string Name, string Value)[] settings)
    {
        var port = MailRelay.FreePort();
        var all = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        all["Intake:SmtpPort"] = $"{port}";
        all["Mail:From"] = "noreply@platform.example";
        var desk = new IntakeDesk(
            await TestDesk.CreateAsync(all, services => services.AddIntakeWork().AddSingleton<SmtpReception>().AddScoped<NotificationHandler>()), port);
        await desk.Desk.ExecuteAsync(
            $"insert into mail_intake (organization_id, address, domains, version, changed_at, changed_by) values ('{desk.Desk.Organization.Id}', '{Address}', '{{{Domain}}}', 1, now(), '{Guid.Empty}')");
        await desk.StartAsync();
        return desk;
    }

    /// <summary>Ends the port without a word, as a process that is killed does, and opens it in another process.</summary>
    public async Task RestartAsync()
    {
        await _reception.StopAsync(Cancel);
        await StartAsync();
    }

    /// <summary>A person with a mail address.</summary>
    public async Task<string> AddressOfAsync(Guid personId) =>
        await Desk.ReadAsync(db => db.PersonCards.Where(card => card.PersonId == personId).Select(card => card.Email).SingleAsync(Cancel));

    /// <summary>Delivers a mail as a mail server does.</summary>
    public Task SendAsync(MimeMessage mail, string to = Address) => SendAsync(mail, mail.From.Mailboxes.First(), to);

    /// <inheritdoc cref="SendAsync(MimeMessage, string)"/>
    public async Task SendAsync(MimeMessage mail, MailboxAddress envelopeSender, string to)
    {
        using var server = new SmtpClient();
        await server.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None, Cancel);
        await server.SendAsync(mail, envelopeSender, [MailboxAddress.Parse(to)], Cancel);
        await server.DisconnectAsync(quit: true, Cancel);
    }

    public static MimeMessage Mail(string from, string subject, string text, string? messageId = null)
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text }, MessageId = messageId ?? $"{Guid.NewGuid():N}@sender.example" };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(Address));
        return mail;
    }

    /// <summary>A mail that we sent about a record, to be answered.</summary>
    public async Task<Guid> WriteAsync(Guid incidentId, Guid personId)
    {
        var message = new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = Desk.Organization.Id,
            PersonId = personId,
            Address = "x@x.example",
            Kind = nameof(MessageKind.PublicReply),
            Subject = "Reply",
            Body = "Reply",
            IncidentId = incidentId,
            DedupeKey = $"{Guid.NewGuid()}",
            CreatedAt = TestDesk.Opening,
        };
        await Desk.ReadAsync(async db =>
        {
            db.Messages.Add(message);
            return await db.SaveChangesAsync(Cancel);
        });
        return message.Id;
    }

    public Task<List<IncidentRow>> RecordsAsync() =>
        Desk.ReadAsync(db => db.Incidents.AsNoTracking().OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(Cancel));

    public Task<List<ReceivedMailRow>> MailsAsync() =>
        Desk.ReadAsync(db => db.ReceivedMails.AsNoTracking().OrderBy(row => row.ReceivedAt).ToListAsync(Cancel));

    public async Task<IntakeOutcome[]> OutcomesAsync() => [.. (await MailsAsync()).Select(mail => mail.Outcome)];

    public Task<List<string?>> TextsAsync(Guid incidentId) => Desk.ReadAsync(db => db.TimelineTexts.AsNoTracking()
        .Where(text => text.IncidentId == incidentId).OrderBy(text => text.Sequence).Select(text => text.Text).ToListAsync(Cancel));

    /// <summary>Mails that wait to be sent to an address.</summary>
    public Task<int> WaitingAsync(string address) => Desk.ReadAsync(async db => await (
        from message in db.Messages
        join delivery in db.Deliveries on message.Id equals delivery.RecordId
        where delivery.Subscription == Subscriptions.Mail && message.Address == address
        select message.Id).CountAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await _reception.StopAsync(CancellationToken.None);
        await Desk.DisposeAsync();
    }

    private async Task<bool> IsOpenAsync()
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, Port, Cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task StartAsync()
    {
        _reception = ActivatorUtilities.CreateInstance<SmtpReception>(Desk.Services);
        await _reception.StartAsync(Cancel);
        // It opens its port a moment later.
        while (!await IsOpenAsync()) await Task.Yield();
    }
}
