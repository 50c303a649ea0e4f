using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Intake;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Intake;

/// <summary>The settings of the mail intake with what came lately.</summary>
internal sealed class MailIntakeReader(PlatformDbContext db)
{
    private const int Recent = 20;

    public async Task<MailIntakeResponse> ReadAsync(MailIntakeRow? intake, CancellationToken cancel)
    {
        var mails = await (
            from mail in db.ReceivedMails.AsNoTracking()
            join incident in db.Incidents.AsNoTracking() on mail.IncidentId equals incident.Id into incidents
            from incident in incidents.DefaultIfEmpty()
            orderby mail.ReceivedAt descending
            select new ReceivedMailResponse(mail.ReceivedAt, mail.Sender, mail.Outcome, incident.Number)).Take(Recent).ToListAsync(cancel);
        return new MailIntakeResponse(intake?.Address, intake?.Domains ?? [], intake?.Version ?? 0, intake?.ChangedAt, mails);
    }
}
