using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Intake;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Hands waiting mails to the relay, some over one connection.</summary>
internal sealed partial class MailSender(
    MailOutbox outbox, MailTelemetry telemetry, TimeProvider time, IOptions<MailOptions> options, ILogger<MailSender> logger)
{
    /// <summary>Sends what is available, up to the batch size.</summary>
    /// <returns>How many mails were claimed; fewer than the batch size when no more wait.</returns>
    /// <exception cref="MailRelayException">The relay cannot be reached, or broke off; what was not tried is available again.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var claimed = await outbox.ClaimAsync(cancel);
        if (claimed.Count == 0) return 0;

        var deadline = time.GetUtcNow() + options.Value.Lease - options.Value.Timeout;
        var left = new Queue<ClaimedMail>(claimed);
        using var relay = new SmtpClient();
        relay.Timeout = (int)options.Value.Timeout.TotalMilliseconds;
        try
        {
            await ConnectAsync(relay, cancel);
            // A mail that is near the end of its claim is left: somebody else may be about to send it.
            while (left.Count > 0 && time.GetUtcNow() < deadline) await SendAsync(relay, left.Dequeue(), cancel);
            await relay.DisconnectAsync(quit: true, cancel);
        }
        finally
        {
            // Also when stopping: the claims need not run out then. A claim that cannot be given back runs out.
            foreach (var mail in left) await outbox.ReleaseAsync(mail, CancellationToken.None);
        }
        return claimed.Count;
    }

    private async Task ConnectAsync(SmtpClient relay, CancellationToken cancel)
    {
        var mail = options.Value;
        try
        {
            await relay.ConnectAsync(mail.Host!, mail.Port, SecurityOf(mail), cancel);
            if (!string.IsNullOrEmpty(mail.User)) await relay.AuthenticateAsync(mail.User, mail.Password ?? "", cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            throw new MailRelayException("The mail relay cannot be used.", exception);
        }
    }

    private async Task SendAsync(SmtpClient relay, ClaimedMail mail, CancellationToken cancel)
    {
        if (await outbox.FindAsync(mail, cancel) is not { } message)
        {
            await outbox.DropAsync(mail, cancel);
            return;
        }

        try
        {
            await relay.SendAsync(ToMime(message, message.IncidentId is null ? null : await outbox.ReplyAddressAsync(mail, cancel)), cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            await RefusedAsync(mail, exception, cancel);
            // After a refusal the connection goes on; after anything else its state is not known.
            if (exception is SmtpCommandException or ParseException && relay.IsConnected) return;
            throw new MailRelayException("The mail relay broke off.", exception);
        }
        await outbox.SentAsync(mail, cancel);
        telemetry.Sent((time.GetUtcNow() - message.CreatedAt.ToDateTimeOffset()).TotalSeconds);
        LogSent(message.Id, message.Kind, message.IncidentId);
    }

    private async Task RefusedAsync(ClaimedMail mail, Exception exception, CancellationToken cancel)
    {
        var (error, isPermanent) = exception switch
        {
            SmtpCommandException refusal => ($"Smtp{(int)refusal.StatusCode}", (int)refusal.StatusCode >= 500),
            ParseException => (nameof(ParseException), true),
            _ => (exception.GetType().Name, false),
        };
        var isParked = await outbox.FailedAsync(mail, error, isPermanent, cancel);
        telemetry.Failed(isParked);
        // The relay's words often repeat the address, so that only the kind of failure is logged.
        if (isParked) LogParked(mail.RecordId, error, mail.Attempts);
        else LogRetried(mail.RecordId, error, mail.Attempts);
    }

    private MimeMessage ToMime(MessageRow message, string? replyTo)
    {
        var from = MailboxAddress.Parse(options.Value.From!);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id:N}@{from.Domain}",
            Date = message.CreatedAt.ToDateTimeOffset(),
            Subject = message.Subject,
            Body = new TextPart("plain") { Text = message.Body },
        };
        mail.From.Add(new MailboxAddress(options.Value.FromName, from.Address));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        if (replyTo is not null) mail.ReplyTo.Add(new MailboxAddress(options.Value.FromName, ReplyAddress.With(replyTo, message.Id)));
        // Mails of one record stand together in the reader's mailbox, and no machine answers them.
        if (message.IncidentId is { } record) mail.References.Add($"{record:N}@{from.Domain}");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    private static SecureSocketOptions SecurityOf(MailOptions mail) => mail.Security switch
    {
        MailSecurity.WhenOffered => string.IsNullOrEmpty(mail.Password) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {MessageId} ({Kind}) of incident {IncidentId} was taken by the relay")]
    private partial void LogSent(Guid messageId, string kind, Guid? incidentId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MessageId} was refused ({Error}) at try {Attempt}; it comes again")]
    private partial void LogRetried(Guid messageId, string error, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MessageId} was parked ({Error}) at try {Attempt}")]
    private partial void LogParked(Guid messageId, string error, int attempt);
}
