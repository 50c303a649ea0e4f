using IncidentPlatform.Worker.DevelopmentMailbox;
using IncidentPlatform.Worker.Tests.Notifications;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace IncidentPlatform.Worker.Tests.Intake;

public sealed class DevelopmentMailboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_for_an_organization_is_passed_on_and_what_is_for_people_stays()
    {
        await using var desk = await IntakeDesk.OpenAsync();
        await using var mailbox = await Mailbox.OpenAsync(desk.Port);
        var rina = await desk.AddressOfAsync(desk.Desk.Requester);

        await mailbox.SendAsync(IntakeDesk.Mail(rina, "Printer jams", "Help"), IntakeDesk.Address, "colleague@demo.example");
        await mailbox.SendAsync(IntakeDesk.Mail("desk@demo.example", "Hello", "Hello"), rina);

        Assert.Equal("Printer jams", Assert.Single(await desk.RecordsAsync()).Subject);
        Assert.Equal(["Hello", "Printer jams"], mailbox.Received.List().Select(mail => mail.Subject));
    }

    [Fact]
    public async Task While_the_reception_is_away_the_sender_is_told_to_come_again()
    {
        await using var mailbox = await Mailbox.OpenAsync(MailRelay.FreePort());

        var refusal = await Assert.ThrowsAsync<SmtpCommandException>(() =>
            mailbox.SendAsync(IntakeDesk.Mail("rina@demo.example", "Printer jams", "Help"), IntakeDesk.Address));

        Assert.Equal(451, (int)refusal.StatusCode);
        Assert.Empty(mailbox.Received.List());
    }

    private sealed class Mailbox(WebApplication app, int port) : IAsyncDisposable
    {
        public ReceivedMails Received => app.Services.GetRequiredService<ReceivedMails>();

        public static async Task<Mailbox> OpenAsync(int reception)
        {
            var port = MailRelay.FreePort();
            var app = MailboxApp.Build(
                ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Mailbox:SmtpPort={port}", $"--Mailbox:Reception=127.0.0.1:{reception}"]);
            await app.StartAsync(Cancel);
            return new Mailbox(app, port);
        }

        public async Task SendAsync(MimeMessage mail, params string[] to)
        {
            using var server = new SmtpClient();
            while (!server.IsConnected)
            {
                try
                {
                    await server.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None, Cancel);
                }
                catch (System.Net.Sockets.SocketException)
                {
                    await Task.Yield(); // it opens its port a moment after its start
                }
            }
            await server.SendAsync(mail, mail.From.Mailboxes.First(), to.Select(MailboxAddress.Parse), Cancel);
            await server.DisconnectAsync(quit: true, Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }
}
