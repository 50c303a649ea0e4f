using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Intake;

/// <summary>What is to be known of a mail before it is decided: its sender, and what it answers.</summary>
internal sealed class IntakeReader(PlatformDbContext db, IOptions<MailOptions> mailOptions)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>Whoever has an address.</summary>
    public async Task<IntakeSender> SenderAsync(string address, string? intakeAddress, CancellationToken cancel)
    {
        if (IsOurs(address, intakeAddress)) return new IntakeSender(SenderStanding.Ourselves, null, [], []);

        var member = await db.Members.AsNoTracking().Where(row => row.Email == address)
            .Select(row => new { row.PersonId, row.Roles, row.IsActive }).SingleOrDefaultAsync(cancel);
        if (member is null) return new IntakeSender(SenderStanding.Stranger, null, [Role.Consumer], []);
        if (!member.IsActive) return new IntakeSender(SenderStanding.FormerMember, member.PersonId, [], []);

        var groups = await db.GroupMemberships.AsNoTracking().Where(row => row.PersonId == member.PersonId)
            .Select(row => row.GroupId).ToListAsync(cancel);
        return new IntakeSender(SenderStanding.Member, member.PersonId, member.Roles, groups);
    }

    /// <summary>How many mails an address sent in the hour before.</summary>
    public Task<int> SentLastHourAsync(string address, Instant now, CancellationToken cancel)
    {
        var since = now - Hour;
        return db.ReceivedMails.CountAsync(mail => mail.Sender == address && mail.ReceivedAt > since, cancel);
    }

    /// <summary>The record of the newest mail of ours that is named, with what the sender has to do with it.</summary>
    public async Task<(AnsweredRecord Answered, IncidentRow Row)?> AnsweredAsync(
        IReadOnlyList<Guid> messageIds, IntakeSender sender, CancellationToken cancel)
    {
        if (messageIds.Count == 0) return null;

        var ids = messageIds.ToArray();
        var message = await db.Messages.AsNoTracking().Where(row => ids.Contains(row.Id) && row.IncidentId != null)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Select(row => new { row.IncidentId, row.PersonId }).FirstOrDefaultAsync(cancel);
        if (message is null) return null;

        var record = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.IncidentId, cancel);
        if (record is null) return null;
        return (new AnsweredRecord(record.Id, record.State, await ParticipationAsync(record, message.PersonId, sender, cancel)), record);
    }

    // Of a complaint and of a restricted record only few know: its requester, and whoever was written to because they work on it.
    private async Task<Participation> ParticipationAsync(IncidentRow record, Guid writtenTo, IntakeSender sender, CancellationToken cancel)
    {
        if (sender.PersonId is not { } person) return Participation.None;
        if (person == record.RequesterId) return Participation.Consumer;

        var isOpenToMore = record is { Kind: not IncidentKind.Complaint, IsRestricted: false };
        if (isOpenToMore && (person == record.AffectedUserId
            || await db.Followers.AnyAsync(follower => follower.IncidentId == record.Id && follower.PersonId == person, cancel)))
        {
            return Participation.Consumer;
        }
        return writtenTo == person && sender.Actor(person).IsStaff ? Participation.Staff : Participation.None;
    }

    private bool IsOurs(string address, string? intakeAddress) =>
        ReplyAddress.Split(address).Address == intakeAddress
        || string.Equals(address, mailOptions.Value.From, StringComparison.OrdinalIgnoreCase);
}
