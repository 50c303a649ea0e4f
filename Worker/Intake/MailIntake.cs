using IncidentPlatform.Data;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Intake;

/// <summary>
/// Takes a mail for the context's organization: opens a record, adds to one, or does neither. What it did and that it was taken are saved
/// together, so that a mail that is brought again, because the answer to its server was lost, does nothing twice.
/// </summary>
internal sealed partial class MailIntake(
    PlatformDbContext db, IncidentCommands commands, IntakeReader reader, IntakeLetters letters, WakeUps wakeUps,
    TimeProvider time, IOptions<IntakeOptions> options, ILogger<MailIntake> logger)
{
    private const int MostWords = 20_000;

    /// <summary>Takes a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="token">The reply token of the address to which it came; null without one.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>What became of it; null when it had been taken before.</returns>
    public async Task<IntakeOutcome?> TakeAsync(IncomingMail mail, Guid? token, CancellationToken cancel)
    {
        var organizationId = db.Tenant.OrganizationId ?? throw new InvalidOperationException("Mail is taken for an organization.");
        if (await db.ReceivedMails.AnyAsync(row => row.Digest == mail.Digest, cancel)) return null;

        var now = WholeSeconds.Now(time);
        var settings = await db.MailIntakes.AsNoTracking().SingleOrDefaultAsync(cancel);
        var address = mail.Sender ?? "";
        var sender = await reader.SenderAsync(address, settings?.Address, cancel);
        Guid[] named = [.. (token is { } id ? [id] : Array.Empty<Guid>()).Concat(mail.Answers.Select(ReplyAddress.MessageOf).OfType<Guid>())];
        var answered = await reader.AnsweredAsync(named, sender, cancel);
        var facts = new MailFacts(
            mail.Sender is null ? mail.Marks with { HasNullSender = true } : mail.Marks, sender.Standing, address[(address.IndexOf('@') + 1)..],
            await reader.SentLastHourAsync(address, now, cancel), IsAnswer: named.Length > 0, answered?.Answered);
        var decision = IntakeRules.Decide(facts, settings?.Domains ?? [], options.Value.MostPerHour);
        try
        {
            var taken = await DoAsync(mail, sender, decision, answered?.Row, organizationId, now, cancel);
            LogTaken(taken, organizationId);
            return taken;
        }
        catch (DbUpdateException exception) when (MailIntakes.IsRepeated(exception))
        {
            return null; // somebody else took it meanwhile
        }
    }

    private async Task<IntakeOutcome> DoAsync(
        IncomingMail mail, IntakeSender sender, IntakeDecision decision, IncidentRow? answered, Guid organizationId, Instant now, CancellationToken cancel)
    {
        switch (decision.Outcome)
        {
            case IntakeOutcome.Automatic or IntakeOutcome.TooMany or IntakeOutcome.Refused:
                await NoteAsync(mail, decision.Outcome, organizationId, now, cancel);
                return decision.Outcome;
            case IntakeOutcome.Added:
                if (await AddAsync(mail, sender, answered!, organizationId, cancel)) return IntakeOutcome.Added;
                // It was closed while the mail was read.
                return await OpenAsync(mail, sender, decision with { Outcome = IntakeOutcome.FollowedUp }, answered, organizationId, cancel);
            default:
                return await OpenAsync(mail, sender, decision, answered, organizationId, cancel);
        }
    }

    private async Task NoteAsync(IncomingMail mail, IntakeOutcome outcome, Guid organizationId, Instant now, CancellationToken cancel)
    {
        await Transactions.RunAsync(db, async inner =>
        {
            db.ReceivedMails.Add(RowOf(mail, outcome, organizationId, now));
            if (outcome == IntakeOutcome.Refused) await letters.RefuseAsync(mail.Sender!, now, inner);
            return await db.SaveChangesAsync(inner);
        }, cancel);
        if (outcome == IntakeOutcome.Refused) wakeUps.Signal([Subscriptions.Mail]);
    }

    private async Task<bool> AddAsync(IncomingMail mail, IntakeSender sender, IncidentRow record, Guid organizationId, CancellationToken cancel)
    {
        var by = sender.Actor(sender.PersonId!.Value);
        var shown = Shown(mail);
        var result = await commands.ExecuteAsync(record.Id, null, by, async (incident, now) =>
        {
            // What staff answer to a mail of the platform is meant for their colleagues, unless they asked themselves.
            var visibility = by.IsStaff && !IncidentMoves.IsConsumerOf(incident.Facts, by) ? Visibility.Internal : Visibility.Public;
            var said = IncidentEdits.Comment(incident.Facts, shown, visibility, by);
            if (said is not Decision.Accepted accepted) return said;

            db.ReceivedMails.Add(RowOf(mail, IntakeOutcome.Added, organizationId, now, incident.Row.Id, incident.Facts.LastSequence + 1, shown));
            return new Decision.Accepted([.. accepted.Lines, .. await FilesAsync(mail, null, isStray: false, incident, by, visibility, now, cancel)]);
        }, cancel);
        return result switch
        {
            CommandResult.Saved => true,
            CommandResult.Refused { Decision.Code: RefusalCodes.IsOver } => false,
            _ => throw new InvalidOperationException($"An answer by mail ended as {result.GetType().Name}."),
        };
    }

    private async Task<IntakeOutcome> OpenAsync(
        IncomingMail mail, IntakeSender sender, IntakeDecision decision, IncidentRow? answered, Guid organizationId, CancellationToken cancel)
    {
        var personId = sender.PersonId ?? await EnsureConsumerAsync(mail, organizationId, cancel);
        var by = sender.Actor(personId);
        var shown = Shown(mail);
        var former = decision.Outcome == IntakeOutcome.FollowedUp ? answered : null;
        var isStray = decision.Outcome == IntakeOutcome.OpenedApart;
        var wish = await WishAsync(mail, shown, personId, former, cancel);
        var result = await commands.OpenAsync(wish, by, cancel, token: null, beside: async (incident, now) =>
        {
            db.ReceivedMails.Add(RowOf(mail, decision.Outcome, organizationId, now, incident.Row.Id, 1, shown));
            return await FilesAsync(mail, answered?.Id, isStray, incident, by, Visibility.Public, now, cancel);
        });
        return result is CommandResult.Saved
            ? decision.Outcome
            : throw new InvalidOperationException($"A mail that opens a record ended as {result.GetType().Name}.");
    }

    private async Task<NewIncident> WishAsync(IncomingMail mail, string shown, Guid personId, IncidentRow? former, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var categoryId = former is null ? null : await FollowUps.CategoryAsync(db, former, cancel);
        var kind = former?.Kind ?? IncidentKind.Incident;
        return new NewIncident
        {
            Subject = former is null || former.Subject == Redaction.Mark ? MailText.SubjectOf(mail.Subject, shown, mail.Sender!) : former.Subject,
            Description = shown,
            Kind = kind,
            RequestType = former?.RequestType,
            Form = former?.Form,
            ServiceId = (former is null ? null : await FollowUps.ServiceAsync(db, former, cancel)) ?? organization.DefaultServiceId!.Value,
            CategoryId = categoryId,
            GroupId = organization.DeskGroupId!.Value,
            Impact = Impact.Moderate,
            Urgency = Urgency.Medium,
            Priority = organization.PriorityMatrix.PriorityOf(Impact.Moderate, Urgency.Medium),
            RequesterId = personId,
            AffectedUserId = FollowUps.AffectedBy(former, personId),
            IsRestricted = former is { IsRestricted: true }
                || (categoryId is { } category && await db.Categories.AnyAsync(row => row.Id == category && row.IsRestricted, cancel)),
            AffectedItem = former?.AffectedItem,
            AffectedCount = former?.AffectedCount,
            TargetGroupId = kind == IncidentKind.ServiceRequest
                ? await db.RequestTypes.AsNoTracking().Where(row => row.Type == former!.RequestType).Select(row => (Guid?)row.GroupId).SingleOrDefaultAsync(cancel)
                : null,
            FollowUpOf = former?.Id,
        };
    }

    // In the transaction of the lines, like files that are uploaded.
    private async Task<IReadOnlyList<NewLine>> FilesAsync(
        IncomingMail mail, Guid? answeredId, bool isStray, LockedIncident incident, Actor by, Visibility visibility, Instant now, CancellationToken cancel)
    {
        var lines = new List<NewLine>();
        var refused = new List<string>();
        foreach (var file in mail.Files)
        {
            if (file.ContentType is null || file.Bytes.Length > UploadLimits.MaxBytes || lines.Count == UploadLimits.MaxFiles)
            {
                refused.Add(file.Name);
                continue;
            }
            var id = Guid.CreateVersion7(now.ToDateTimeOffset().AddMilliseconds(lines.Count));
            db.Attachments.Add(new AttachmentRow
            {
                Id = id,
                OrganizationId = incident.Row.OrganizationId,
                IncidentId = incident.Row.Id,
                FileName = file.Name,
                ContentType = file.ContentType,
                Size = file.Bytes.Length,
                Sha256 = System.Security.Cryptography.SHA256.HashData(file.Bytes),
                IsInternal = visibility == Visibility.Internal,
                UploadedBy = by.PersonId!.Value,
                CreatedAt = now,
            });
            for (var position = 0; position * AttachmentStore.ChunkLength < file.Bytes.Length; position++)
            {
                var rest = file.Bytes.AsMemory(position * AttachmentStore.ChunkLength);
                await AttachmentStore.WriteChunkAsync(
                    db, incident.Row.OrganizationId, id, position, rest[..Math.Min(rest.Length, AttachmentStore.ChunkLength)], cancel);
            }
            lines.Add(new NewLine(new TimelineEntry.Attached(id), visibility));
        }
        if (isStray || refused.Count > 0)
        {
            lines.Add(new NewLine(
                new TimelineEntry.MailNoted(isStray, isStray ? answeredId : null, refused.Count), Visibility.Internal,
                refused.Count > 0 ? string.Join('\n', refused) : null));
        }
        return lines;
    }

    // A stranger from a domain of the organization's becomes a consumer without credentials; an invitation or a reset claims the person later.
    private async Task<Guid> EnsureConsumerAsync(IncomingMail mail, Guid organizationId, CancellationToken cancel)
    {
        var (address, now) = (mail.Sender!, WholeSeconds.Now(time));
        var name = mail.SenderName ?? address[..address.IndexOf('@')];
        var personId = (await db.Database.SqlQuery<Guid>(
            $"select auth_ensure_person({Guid.CreateVersion7()}, {address}, {name[..Math.Min(name.Length, 120)]}, null, null, {now}) as \"Value\"").ToListAsync(cancel))[0];
        await db.Database.ExecuteSqlAsync(
            $"insert into membership (organization_id, person_id, roles, is_active, created_at) values ({organizationId}, {personId}, {new[] { nameof(Role.Consumer) }}, true, {now}) on conflict do nothing",
            cancel);
        return personId;
    }

    private static string Shown(IncomingMail mail)
    {
        var cut = MailText.Cut(mail.Text);
        if (cut.Length == 0) cut = MailText.SubjectOf(mail.Subject, "", mail.Sender!); // files only
        return cut.Length <= MostWords ? cut : cut[..MostWords];
    }

    private static ReceivedMailRow RowOf(
        IncomingMail mail, IntakeOutcome outcome, Guid organizationId, Instant now, Guid? incidentId = null, int? sequence = null, string? shown = null) => new()
    {
        OrganizationId = organizationId,
        Digest = mail.Digest,
        ReceivedAt = now,
        Sender = mail.Sender ?? "",
        Outcome = outcome,
        IncidentId = incidentId,
        Sequence = sequence,
        Text = incidentId is null || mail.Text.Trim() == shown ? null : mail.Text,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "A mail to organization {OrganizationId} was taken: {Outcome}")]
    private partial void LogTaken(IntakeOutcome outcome, Guid organizationId);
}
