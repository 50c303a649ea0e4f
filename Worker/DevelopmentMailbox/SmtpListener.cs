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
internal sealed class SmtpListener(IOptions<MailboxOptions> options, ReceivedMails mails, ReceptionRelay reception) : BackgroundService
{
    private const int MaxMessageBytes = 40 * 1024 * 1024;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = new SmtpServerOptionsBuilder()
            .ServerName("development-mailbox")
            .MaxMessageSize(MaxMessageBytes, MaxMessageSizeHandling.Strict)
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, options.Value.SmtpPort)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(mails, reception));
        return new SmtpServer.SmtpServer(settings, services).StartAsync(stoppingToken);
    }

    private sealed class Store(ReceivedMails mails, ReceptionRelay reception) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                using var stream = new MemoryStream(buffer.ToArray());
                var message = await MimeMessage.LoadAsync(stream, cancellationToken);
                var recipients = transaction.To.Select(mailbox => mailbox.AsAddress()).ToList();
                var sender = string.IsNullOrEmpty(transaction.From?.User) ? "" : transaction.From.AsAddress();
                if (await reception.OfferAsync(message, sender, recipients, cancellationToken) is { } refusal)
                    return new SmtpResponse(SmtpReplyCode.Aborted, refusal);

                mails.Add(message, recipients);
                return SmtpResponse.Ok;
            }
            catch (FormatException)
            {
                return new SmtpResponse(SmtpReplyCode.TransactionFailed, "not a mail message");
            }
        }
    }
}
