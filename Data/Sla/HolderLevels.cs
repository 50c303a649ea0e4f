using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>What those who have a record promise for their time with it: a group's OLA, or the contract of the provider in whose hands it is.</summary>
public sealed class HolderLevels(PlatformDbContext db)
{
    /// <summary>The promises that begin with a record's arrival at its group, or change because its priority did; mostly none.</summary>
    /// <param name="record">As it is now.</param>
    /// <param name="at">Which agreements are in force.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<TimelineEntry.HolderPromised>> ChangedAsync(Incident record, Instant at, CancellationToken cancel)
    {
        var promises = new List<TimelineEntry.HolderPromised>();
        var known = record.Clocks.Where(clock => clock.HolderGroupId is not null).ToList();
        if (known.Count > 0) promises.AddRange(await AgainAsync(record, known, cancel));
        if (known.All(clock => clock.HolderGroupId != record.GroupId) && await NewAsync(record, at, cancel) is { } first) promises.Add(first);
        return promises;
    }

    private async Task<IReadOnlyList<TimelineEntry.HolderPromised>> AgainAsync(Incident record, List<Clock> clocks, CancellationToken cancel)
    {
        var ids = clocks.Select(clock => clock.PolicyVersionId).Distinct().ToArray();
        return HolderPromises.Changed(record, await db.OlaPolicyVersions.AsNoTracking().Where(version => ids.Contains(version.Id))
            .ToDictionaryAsync(version => version.Id, version => version.Policy, cancel));
    }

    private async Task<TimelineEntry.HolderPromised?> NewAsync(Incident record, Instant at, CancellationToken cancel)
    {
        var groupId = record.GroupId;
        var offered = await (
            from policy in db.OlaPolicies
            join version in db.OlaPolicyVersions on policy.CurrentVersionId equals version.Id
            join contract in db.Agreements on policy.AgreementId equals contract.Id into contracts
            from contract in contracts.DefaultIfEmpty()
            where policy.GroupId == groupId || contract!.GroupId == groupId
            select new { policy.AgreementId, VersionId = version.Id, version.Policy })
            .AsNoTracking().ToListAsync(cancel);
        if (offered.Count == 0) return null;

        // While a provider has the group in its hands only that provider's promise counts, even if it made none.
        var agreement = await db.Agreements.AsNoTracking()
            .Where(row => row.GroupId == groupId && row.AcceptedAt <= at && row.FromAt <= at && (row.UntilAt == null || row.UntilAt > at))
            .OrderByDescending(row => row.FromAt).Select(row => new { row.Id, row.CalendarId }).FirstOrDefaultAsync(cancel);
        if (offered.SingleOrDefault(promise => promise.AgreementId == agreement?.Id) is not { } promised) return null;

        var calendar = await CalendarAsync(groupId, agreement?.CalendarId, cancel);
        return HolderPromises.First(
            record, agreement is null ? ClockLevel.Ola : ClockLevel.UnderpinningContract, promised.VersionId, promised.Policy, calendar,
            Guid.CreateVersion7);
    }

    // The agreement's, else the group's, else the organization's.
    private async Task<Guid> CalendarAsync(Guid groupId, Guid? agreed, CancellationToken cancel)
    {
        var organizationId = db.Tenant.OrganizationId;
        return await (
            from organization in db.Organizations
            where organization.Id == organizationId
            from supportGroup in db.SupportGroups
            where supportGroup.Id == groupId
            let calendarId = agreed ?? supportGroup.CalendarId ?? organization.DefaultCalendarId
            from calendar in db.Calendars
            where calendar.Id == calendarId
            select calendar.CurrentVersionId).SingleAsync(cancel);
    }
}
