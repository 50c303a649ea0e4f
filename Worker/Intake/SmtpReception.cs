using System.Buffers;
using System.Net;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Intake;
using Microsoft.Extensions.Options;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace IncidentPlatform.Worker.Intake;

/// <summary>
/// Takes mail to the addresses of organizations from the mail server that stands in front. A mail is answered with Ok when what it did is
/// committed; until then its server keeps it.
/// </summary>
internal sealed partial class SmtpReception(
    IServiceScopeFactory scopes, IntakeTelemetry telemetry, IOptions<IntakeOptions> options, ILogger<SmtpReception> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SmtpPort is not { } port) return Task.CompletedTask;

        var settings = new SmtpServerOptionsBuilder()
            .ServerName("incident-platform")
            .MaxMessageSize(options.Value.MaxMailBytes, MaxMessageSizeHandling.Strict)
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Parse(options.Value.ListenOn), port)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new KnownAddresses(this));
        services.Add(new Store(this));
        return new SmtpServer.SmtpServer(settings, services).StartAsync(stoppingToken);
    }

    private async Task<Guid?> OrganizationOfAsync(string recipient, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailIntakes>().OrganizationOfAsync(ReplyAddress.Split(recipient).Address, cancel);
    }

    private async Task TakeAsync(byte[] bytes, string envelopeSender, IReadOnlyList<string> recipients, CancellationToken cancel)
    {
        var mail = IncomingMail.Read(bytes, envelopeSender);
        // To several addresses of one organization it is still one mail; one with a token says more.
        foreach (var recipient in recipients.OrderByDescending(to => ReplyAddress.Split(to).Token is not null))
        {
            if (await OrganizationOfAsync(recipient, cancel) is not { } organizationId) continue;

            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
            telemetry.Took(await scope.ServiceProvider.GetRequiredService<MailIntake>().TakeAsync(mail, ReplyAddress.Split(recipient).Token, cancel));
        }
    }

    private void GaveBack(Exception exception)
    {
        LogFailed(exception);
        telemetry.GaveBack();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail could not be taken; its server brings it again")]
    private partial void LogFailed(Exception exception);

    private sealed class KnownAddresses(SmtpReception reception) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
            Task.FromResult(true);

        public override async Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            try
            {
                return await reception.OrganizationOfAsync(to.AsAddress(), cancellationToken) is not null;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Not "unknown", which would be for good: the database is away, and the mail is refused for now.
                reception.LogFailed(exception);
                return true;
            }
        }
    }

    private sealed class Store(SmtpReception reception) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                var from = string.IsNullOrEmpty(transaction.From?.User) ? "" : transaction.From.AsAddress();
                await reception.TakeAsync(buffer.ToArray(), from, [.. transaction.To.Select(to => to.AsAddress())], cancellationToken);
                return SmtpResponse.Ok;
            }
            catch (FormatException)
            {
                return new SmtpResponse(SmtpReplyCode.TransactionFailed, "not a mail message");
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                reception.GaveBack(exception);
                return new SmtpResponse(SmtpReplyCode.Aborted, "try again later");
            }
        }
    }
}
