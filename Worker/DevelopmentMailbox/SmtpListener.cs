using System.Buffers;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>Takes mail on loopback for anybody, without authentication, and keeps it.</summary>
internal sealed class SmtpListener(IOptions<MailboxOptions> options, ReceivedMails mails) : BackgroundService
{
    private const int MaxMessageBytes = 30 * 1024 * 1024;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = new SmtpServerOptionsBuilder()
            .ServerName("development-mailbox")
            .MaxMessageSize(MaxMessageBytes, MaxMessageSizeHandling.Strict)
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, options.Value.SmtpPort)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(mails));
        return new SmtpServer.SmtpServer(settings, services).StartAsync(stoppingToken);
    }

    private sealed class Store(ReceivedMails mails) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                using var stream = new MemoryStream(buffer.ToArray());
                var message = await MimeMessage.LoadAsync(stream, cancellationToken);
                mails.Add(message, transaction.To.Select(mailbox => mailbox.AsAddress()));
                return SmtpResponse.Ok;
            }
            catch (FormatException)
            {
                return new SmtpResponse(SmtpReplyCode.TransactionFailed, "not a mail message");
            }
        }
    }
}
