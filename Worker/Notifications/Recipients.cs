using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Who the people of an audience are. Nobody is told of a record that they may not see.</summary>
internal sealed class Recipients(PlatformDbContext db, SupportGroupDirectory groups, OnCallReader onCall, TimeProvider time)
{
    // More followers or members than this are not told by mail.
    private const int Most = 200;

    /// <summary>The people of an audience who are active and may see the record.</summary>
    public async Task<IReadOnlyList<Recipient>> OfAsync(Audience audience, IncidentRow record, CancellationToken cancel)
    {
        var wanted = audience switch
        {
            Audience.Askers => new List<Guid> { record.RequesterId, record.AffectedUserId },
            Audience.Consumers => [record.RequesterId, record.AffectedUserId, .. await FollowersAsync(record, cancel)],
            Audience.Person(var person) => [person],
            Audience.Targets(var targets, var repetition) => await TargetsAsync(targets, repetition, record, cancel),
            _ => throw new InvalidOperationException($"An audience of type {audience.GetType().Name} is not known."),
        };
        var people = wanted.Distinct().ToList();
        if (await OnlyTheseMaySeeAsync(record, cancel) is { } few) people.RemoveAll(person => !few.Contains(person));
        return await PeopleAsync(people, cancel);
    }

    /// <summary>The active people who have one of the roles, for what is about no record.</summary>
    public async Task<IReadOnlyList<Recipient>> HavingAsync(IReadOnlyList<Role> roles, CancellationToken cancel)
    {
        var people = new List<Guid>();
        foreach (var role in roles) people.AddRange(await HavingAsync(role, cancel));
        return await PeopleAsync([.. people.Distinct()], cancel);
    }

    private async Task<IReadOnlyList<Recipient>> PeopleAsync(List<Guid> people, CancellationToken cancel)
    {
        if (people.Count == 0) return [];

        var left = await db.Memberships.AsNoTracking()
            .Where(membership => people.Contains(membership.PersonId) && !membership.IsActive)
            .Select(membership => membership.PersonId).ToListAsync(cancel);
        return await db.PersonCards.AsNoTracking()
            .Where(card => people.Contains(card.PersonId) && !left.Contains(card.PersonId))
            .OrderBy(card => card.PersonId)
            .Select(card => new Recipient(card.PersonId, card.Name, card.Email, card.Locale, card.TimeZone, card.QuietFrom, card.QuietUntil))
            .ToListAsync(cancel);
    }

    /// <summary>Whether a person works on records of the organization.</summary>
    public async Task<bool> IsStaffAsync(Guid personId, CancellationToken cancel)
    {
        var roles = await db.Memberships.AsNoTracking()
            .Where(membership => membership.PersonId == personId && membership.IsActive)
            .Select(membership => membership.Roles).SingleOrDefaultAsync(cancel);
        return roles?.Any(role => role is Role.Agent or Role.SupportMember or Role.IncidentManager or Role.ServiceDeliveryManager or Role.Administrator) ?? false;
    }

    private Task<List<Guid>> FollowersAsync(IncidentRow record, CancellationToken cancel) => db.Followers.AsNoTracking()
        .Where(follower => follower.IncidentId == record.Id)
        .OrderBy(follower => follower.Since).ThenBy(follower => follower.PersonId).Take(Most)
        .Select(follower => follower.PersonId).ToListAsync(cancel);

    private async Task<List<Guid>> TargetsAsync(
        IReadOnlyList<EscalationEffect.Notify> targets, int repetition, IncidentRow record, CancellationToken cancel)
    {
        var people = new List<Guid>();
        foreach (var (target, id) in targets)
        {
            people.AddRange(target switch
            {
                NotifyTarget.Assignee when record.AssigneeId is { } assignee => [assignee],
                NotifyTarget.Assignee or NotifyTarget.Group => await MembersAsync(record.GroupId, cancel),
                NotifyTarget.OnCall when await OnCallAsync(record.GroupId, repetition, cancel) is { } person => [person],
                NotifyTarget.UpTheLine when repetition > 1 => await HavingAsync(Role.ServiceDeliveryManager, cancel),
                NotifyTarget.UpTheLine when repetition == 1 => await HavingAsync(Role.IncidentManager, cancel),
                NotifyTarget.GroupLead or NotifyTarget.UpTheLine or NotifyTarget.OnCall when await LeadAsync(record.GroupId, cancel) is { } lead => [lead],
                NotifyTarget.GroupLead or NotifyTarget.UpTheLine or NotifyTarget.OnCall or NotifyTarget.IncidentManagers => await HavingAsync(Role.IncidentManager, cancel),
                NotifyTarget.ServiceDeliveryManagers => await HavingAsync(Role.ServiceDeliveryManager, cancel),
                NotifyTarget.Agents => await HavingAsync(Role.Agent, cancel),
                NotifyTarget.Administrators => await HavingAsync(Role.Administrator, cancel),
                // Named by an administrator, but somebody who has become a consumer since is none of the staff.
                NotifyTarget.Person when id is { } person => await IsStaffAsync(person, cancel) ? [person] : [],
                NotifyTarget.NamedGroup when id is { } group => await MembersAsync(group, cancel),
                NotifyTarget.Person or NotifyTarget.NamedGroup => [],
            });
        }
        return people;
    }

    // Null: everybody whom a notice can name. Of a complaint and of a restricted record only few are told.
    private async Task<IReadOnlySet<Guid>?> OnlyTheseMaySeeAsync(IncidentRow record, CancellationToken cancel)
    {
        if (record is { Kind: not IncidentKind.Complaint, IsRestricted: false }) return null;

        var few = new HashSet<Guid>(await HavingAsync(Role.IncidentManager, cancel)) { record.RequesterId };
        if (record.Kind != IncidentKind.Complaint) few.UnionWith(await MembersAsync(record.GroupId, cancel));
        return few;
    }

    private async Task<IEnumerable<Guid>> MembersAsync(Guid groupId, CancellationToken cancel) =>
        (await groups.FindAsync(groupId, cancel))?.MemberIds.Order().Take(Most) ?? [];

    // The first layer, and with each reminder the next, as far as there is one; null when nobody can be called.
    private async Task<Guid?> OnCallAsync(Guid groupId, int repetition, CancellationToken cancel)
    {
        var people = (await onCall.AtAsync(groupId, WholeSeconds.Now(time), cancel)).PersonIds;
        return people.Count == 0 ? null : people[Math.Min(repetition, people.Count - 1)];
    }

    private Task<Guid?> LeadAsync(Guid groupId, CancellationToken cancel) => db.SupportGroups.AsNoTracking()
        .Where(group => group.Id == groupId).Select(group => group.LeadId).SingleOrDefaultAsync(cancel);

    private Task<List<Guid>> HavingAsync(Role role, CancellationToken cancel)
    {
        var name = role.ToString();
        return db.Memberships
            .FromSql($"select * from membership where is_active and {name} = any(roles)").AsNoTracking()
            .OrderBy(membership => membership.PersonId).Take(Most)
            .Select(membership => membership.PersonId).ToListAsync(cancel);
    }
}
