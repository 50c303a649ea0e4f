using IncidentPlatform.Data;
using IncidentPlatform.Data.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Writes a digest at the moment at which it is sent: it lists what was collected until then.</summary>
internal sealed class Digests(PlatformDbContext db, IOptions<WebAddressOptions> address)
{
    private const int Most = 100;

    /// <summary>Writes the list. Whoever collects waits meanwhile, and afterwards finds it written.</summary>
    public Task<MessageRow?> SealAsync(Guid digestId, CancellationToken cancel) => Transactions.RunAsync(db, async inner =>
    {
        var digest = await db.Messages.FromSql($"select * from message where id = {digestId} for update").AsNoTracking().SingleAsync(inner);
        if (digest.Body.Length > 0) return digest;

        var listed = await (
            from message in db.Messages.AsNoTracking()
            where message.DigestId == digestId
            join incident in db.Incidents.AsNoTracking() on message.IncidentId equals incident.Id
            orderby incident.Priority, message.CreatedAt, message.Id
            select new { message.Subject, incident.Number }).Take(Most).ToListAsync(inner);
        var count = await db.Messages.CountAsync(message => message.DigestId == digestId, inner);
        var organization = await db.Organizations.Select(row => new { row.Name, row.Locale }).SingleAsync(inner);
        var reader = await db.PersonCards.AsNoTracking().Where(card => card.PersonId == digest.PersonId)
            .Select(card => new { card.Name, card.Locale }).FirstOrDefaultAsync(inner);
        var culture = MessageTexts.CultureOf(reader?.Locale ?? organization.Locale);
        var values = new Dictionary<string, string?>
        {
            ["name"] = reader?.Name,
            ["organization"] = organization.Name,
            ["count"] = count.ToString(culture),
            ["lines"] = string.Join('\n', listed.Select(line => $"{line.Subject}\n  {address.Value.PageOf(line.Number)}")),
            ["more"] = count > listed.Count
                ? MessageTexts.Fill(MessageTexts.DigestMoreKey, culture, new Dictionary<string, string?> { ["count"] = (count - listed.Count).ToString(culture) })
                : null,
        };
        var kind = Enum.Parse<MessageKind>(digest.Kind);
        var subject = MessageTexts.Fill(MessageTexts.SubjectKey(kind), culture, values);
        var body = MessageTexts.Fill(MessageTexts.BodyKey(kind), culture, values);
        await db.Messages.Where(message => message.Id == digestId)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.Subject, subject).SetProperty(message => message.Body, body), inner);
        return await db.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == digestId, inner);
    }, cancel);
}
