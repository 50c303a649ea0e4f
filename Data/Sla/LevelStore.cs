using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime.TimeZones;
using Npgsql;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// Saves calendars, policies and the priority matrix. What is saved is a new version, never a change of an old one; where it
/// is to reach open records, the change is put down in the same transaction and the worker carries it out.
/// </summary>
public sealed class LevelStore(PlatformDbContext db, LevelEdits edits, LevelRecords records, TimeProvider time)
{
    private const int MostLanes = 4;
    private const int RecordsOfALane = 2_000;

    private Guid OrganizationId => db.Tenant.OrganizationId ?? throw new InvalidOperationException("Levels are saved in an organization.");

    /// <summary>Saves a calendar.</summary>
    /// <param name="id">Null for a new one.</param>
    /// <param name="expectedVersion">The version that the caller changed; null for a new one.</param>
    /// <param name="name">Shown name, unique in the organization.</param>
    /// <param name="definition">Without problems.</param>
    /// <param name="isActive">Whether it can be chosen.</param>
    /// <param name="mode">How far it reaches.</param>
    /// <param name="by">The person.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<LevelSaveResult> SaveCalendarAsync(
        Guid? id, int? expectedVersion, string name, CalendarDefinition definition, bool isActive, RebaseMode mode, Guid by,
        CancellationToken cancel) => SaveAsync(async inner =>
    {
        var calendar = id is null ? null : await db.Calendars.FromSql($"select * from calendar where id = {id} for update").AsTracking().SingleOrDefaultAsync(inner);
        if (id is not null && calendar is null) return new LevelSaveResult.Missing();

        var present = calendar is null ? null : await db.CalendarVersions.AsNoTracking().SingleAsync(version => version.Id == calendar.CurrentVersionId, inner);
        if (present is not null && present.Version != expectedVersion) return new LevelSaveResult.Stale(present.Version);
        if (calendar is not null && await UnfinishedAsync(LevelSubject.Calendar, calendar.Id, inner) is { } busy) return busy;

        var json = CalendarJson.Write(definition);
        var isSame = present is not null && CalendarJson.Read(present.Definition).Equals(definition);
        var version = new CalendarVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = OrganizationId,
            CalendarId = calendar?.Id ?? Guid.CreateVersion7(),
            Version = (present?.Version ?? 0) + 1,
            Definition = json,
            TzdbVersion = TzdbDateTimeZoneSource.Default.TzdbVersion,
            CreatedAt = WholeSeconds.Now(time),
            CreatedBy = by,
        };
        db.CalendarVersions.Add(version);
        calendar ??= db.Calendars.Add(new CalendarRow
        {
            Id = version.CalendarId,
            OrganizationId = OrganizationId,
            Name = name,
            CurrentVersionId = version.Id,
        }).Entity;
        calendar.Name = name;
        calendar.IsActive = isActive;
        calendar.CurrentVersionId = version.Id;
        var changeId = present is null || isSame
            ? null
            : await BeginAsync(LevelSubject.Calendar, calendar.Id, version.Id, null, mode, by, await edits.OfCalendarAsync(calendar.Id, version.Id, inner), inner);
        return new LevelSaveResult.Saved(calendar.Id, changeId);
    }, cancel);

    /// <summary>Saves an SLA policy.</summary>
    /// <inheritdoc cref="SaveCalendarAsync" path="/param[@name != 'definition']"/>
    /// <param name="policy">Without refused findings.</param>
    /// <param name="escalationPolicyId">The escalation policy that watches over the records that the policy reaches; null for none.</param>
    public Task<LevelSaveResult> SaveSlaPolicyAsync(
        Guid? id, int? expectedVersion, string name, SlaPolicy policy, Guid? escalationPolicyId, bool isActive, RebaseMode mode, Guid by,
        CancellationToken cancel) => SaveAsync(async inner =>
    {
        var row = id is null ? null : await db.SlaPolicies.FromSql($"select * from sla_policy where id = {id} for update").AsTracking().SingleOrDefaultAsync(inner);
        if (id is not null && row is null) return new LevelSaveResult.Missing();

        var present = row is null
            ? 0
            : await db.SlaPolicyVersions.Where(version => version.Id == row.CurrentVersionId).Select(version => version.Version).SingleAsync(inner);
        if (row is not null && present != expectedVersion) return new LevelSaveResult.Stale(present);
        if (row is not null && await UnfinishedAsync(LevelSubject.SlaPolicy, row.Id, inner) is { } busy) return busy;

        var version = new SlaPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = OrganizationId,
            PolicyId = row?.Id ?? Guid.CreateVersion7(),
            Version = present + 1,
            Policy = policy,
            EscalationPolicyId = escalationPolicyId,
            CreatedAt = WholeSeconds.Now(time),
            CreatedBy = by,
        };
        db.SlaPolicyVersions.Add(version);
        row ??= db.SlaPolicies.Add(new SlaPolicyRow
        {
            Id = version.PolicyId,
            OrganizationId = OrganizationId,
            Name = name,
            CurrentVersionId = version.Id,
        }).Entity;
        row.Name = name;
        row.IsActive = isActive;
        row.CurrentVersionId = version.Id;
        var edit = await edits.OfSlaPolicyAsync(row.Id, version.Id, policy.PausingReasons, escalationPolicyId, inner);
        var changeId = present == 0 ? null : await BeginAsync(LevelSubject.SlaPolicy, row.Id, version.Id, null, mode, by, edit, inner);
        return new LevelSaveResult.Saved(row.Id, changeId);
    }, cancel);

    /// <summary>Saves what a group or an agreement promises.</summary>
    /// <param name="holder">An OLA policy that names the group or the agreement; only that is read.</param>
    /// <param name="expectedVersion">The version that the caller changed; 0 where nothing was promised before.</param>
    /// <param name="policy">Without refused findings.</param>
    /// <param name="mode">How far it reaches.</param>
    /// <param name="by">The person.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<LevelSaveResult> SaveOlaPolicyAsync(
        (Guid? GroupId, Guid? AgreementId) holder, int expectedVersion, OlaPolicy policy, RebaseMode mode, Guid by, CancellationToken cancel) =>
        SaveAsync(async inner =>
    {
        var row = await db.OlaPolicies.AsTracking()
            .SingleOrDefaultAsync(row => row.GroupId == holder.GroupId && row.AgreementId == holder.AgreementId, inner);
        var present = row is null
            ? 0
            : await db.OlaPolicyVersions.Where(version => version.Id == row.CurrentVersionId).Select(version => version.Version).SingleAsync(inner);
        if (present != expectedVersion) return new LevelSaveResult.Stale(present);
        if (row is not null && await UnfinishedAsync(LevelSubject.OlaPolicy, row.Id, inner) is { } busy) return busy;

        var version = new OlaPolicyVersionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = OrganizationId,
            OlaPolicyId = row?.Id ?? Guid.CreateVersion7(),
            Version = present + 1,
            Policy = policy,
            CreatedAt = WholeSeconds.Now(time),
            CreatedBy = by,
        };
        db.OlaPolicyVersions.Add(version);
        row ??= db.OlaPolicies.Add(new OlaPolicyRow
        {
            Id = version.OlaPolicyId,
            OrganizationId = OrganizationId,
            GroupId = holder.GroupId,
            AgreementId = holder.AgreementId,
            CurrentVersionId = version.Id,
        }).Entity;
        row.CurrentVersionId = version.Id;
        var edit = await edits.OfOlaPolicyAsync(row.Id, version.Id, inner);
        var changeId = present == 0 ? null : await BeginAsync(LevelSubject.OlaPolicy, row.Id, version.Id, null, mode, by, edit, inner);
        return new LevelSaveResult.Saved(row.Id, changeId);
    }, cancel);

    /// <summary>Saves the priority matrix.</summary>
    /// <param name="expectedVersion">The version that the caller changed.</param>
    /// <param name="matrix">A complete matrix.</param>
    /// <param name="mode">How far it reaches.</param>
    /// <param name="by">The person.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<LevelSaveResult> SaveMatrixAsync(int expectedVersion, PriorityMatrix matrix, RebaseMode mode, Guid by, CancellationToken cancel) =>
        SaveAsync(async inner =>
    {
        var organization = await db.Organizations.FromSql($"select * from organization where id = {OrganizationId} for update").AsTracking().SingleAsync(inner);
        if (organization.PriorityMatrixVersion != expectedVersion) return new LevelSaveResult.Stale(organization.PriorityMatrixVersion);
        if (await UnfinishedAsync(LevelSubject.PriorityMatrix, null, inner) is { } busy) return busy;

        organization.PriorityMatrix = matrix;
        organization.PriorityMatrixVersion++;
        var changeId = await BeginAsync(LevelSubject.PriorityMatrix, null, null, matrix, mode, by, new LevelEdit.Matrix(matrix), inner);
        return new LevelSaveResult.Saved(OrganizationId, changeId);
    }, cancel);

    // The change names the records that are concerned now. One that is opened meanwhile has the new version from its start.
    private async Task<Guid?> BeginAsync(
        LevelSubject subject, Guid? subjectId, Guid? versionId, PriorityMatrix? matrix, RebaseMode mode, Guid by, LevelEdit edit,
        CancellationToken cancel)
    {
        if (mode == RebaseMode.NewOnly || await records.CountAsync(edit, cancel) is not (> 0 and var total)) return null;

        var change = db.LevelChanges.Add(new LevelChangeRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = OrganizationId,
            Subject = subject,
            SubjectId = subjectId,
            VersionId = versionId,
            Matrix = matrix,
            Mode = mode,
            CreatedAt = WholeSeconds.Now(time),
            CreatedBy = by,
            Total = total,
        }).Entity;
        var after = Guid.Empty;
        var lanes = Math.Clamp(total / RecordsOfALane, 1, MostLanes);
        for (var lane = 1; lane <= lanes; lane++)
        {
            Guid? until = lane == lanes ? null : await records.AtAsync(edit, (int)((long)total * lane / lanes), cancel);
            db.LevelLanes.Add(new LevelLaneRow { OrganizationId = OrganizationId, ChangeId = change.Id, Lane = lane, AfterId = after, UntilId = until });
            after = until ?? after;
        }
        return change.Id;
    }

    private async Task<LevelSaveResult.Busy?> UnfinishedAsync(LevelSubject subject, Guid? subjectId, CancellationToken cancel)
    {
        var id = await db.LevelChanges.AsNoTracking()
            .Where(change => change.Subject == subject && change.SubjectId == subjectId && change.FinishedAt == null)
            .Select(change => (Guid?)change.Id).FirstOrDefaultAsync(cancel);
        return id is { } unfinished ? new LevelSaveResult.Busy(unfinished) : null;
    }

    private async Task<LevelSaveResult> SaveAsync(Func<CancellationToken, Task<LevelSaveResult>> save, CancellationToken cancel)
    {
        try
        {
            return await Transactions.RunAsync(db, async inner =>
            {
                var result = await save(inner);
                if (result is LevelSaveResult.Saved) await db.SaveChangesAsync(inner);
                return result;
            }, cancel);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique)
        {
            // Two saved at the same moment: a name was taken, or the other's version came first.
            return unique.ConstraintName?.EndsWith("_name", StringComparison.Ordinal) == true ? new LevelSaveResult.NameTaken() : new LevelSaveResult.Stale(0);
        }
    }
}
