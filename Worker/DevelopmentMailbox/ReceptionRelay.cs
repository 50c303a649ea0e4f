using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>
/// Passes mail on to the platform's own reception, as the mail server of an organization does: what nobody takes there is for people, and
/// stays in the mailbox only.
/// </summary>
internal sealed class ReceptionRelay(IOptions<MailboxOptions> options)
{
    /// <summary>Offers a mail to the reception.</summary>
    /// <returns>Why its sender is to bring it again; null when it was taken, or is none of the reception's.</returns>
    public async Task<string?> OfferAsync(MimeMessage message, string sender, IReadOnlyList<string> recipients, CancellationToken cancel)
    {
        if (options.Value.Reception is not { Length: > 0 } reception) return null;

        try
        {
            var address = new Uri($"smtp://{reception}");
            using var server = new Server();
            await server.ConnectAsync(address.Host, address.Port, SecureSocketOptions.None, cancel);
            await server.SendAsync(
                message, sender.Length > 0 ? MailboxAddress.Parse(sender) : new MailboxAddress("", ""), recipients.Select(MailboxAddress.Parse), cancel);
            await server.DisconnectAsync(quit: true, cancel);
            return null;
        }
        catch (SmtpCommandException exception) when (exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted)
        {
            return null;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            return $"the reception of the platform did not take it: {exception.GetType().Name}";
        }
    }

    // One recipient that nobody takes does not keep the mail from the others.
    private sealed class Server : SmtpClient
    {
        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
        }

        protected override void OnNoRecipientsAccepted(MimeMessage message) =>
            throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.MailboxUnavailable, "No recipient of the platform.");
    }
}
