using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.MajorIncidents;

/// <summary>
/// Changes of major incidents. Each goes through the record's command, so that what is kept beside the record and the line that
/// tells of it are written under one lock and in one transaction.
/// </summary>
internal sealed class MajorWork(IncidentCommands commands, IncidentWork work, MajorReader reader, PlatformDbContext db, CurrentUser user)
{
    /// <summary>Changes a major incident and says how it is then.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="ifMatch">The version that is needed; null where none is.</param>
    /// <param name="key">Makes a repetition harmless; null where the version does.</param>
    /// <param name="change">What is kept beside the record, tracked; and what is added to its timeline.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, IfMatch? ifMatch, IdempotencyKey? key, Func<LockedIncident, MajorIncidentRow, Instant, Task<Decision>> change, CancellationToken cancel)
    {
        if (ifMatch is { Version: null }) return Problem.VersionRequired();
        if (await reader.FindAsync(id, cancel) is null) return Problem.NotFound();

        int? present = null;
        var result = await commands.ExecuteAsync(
            id, null, user.Actor(), async (incident, now) =>
            {
                var major = await TakeInHandAsync(id, cancel);
                present = null;
                if (ifMatch?.Version is { } version && version != VersionOf(major))
                {
                    present = VersionOf(major);
                    return new Decision.Refused(RefusalCodes.NothingChanges, []);
                }

                var decision = await change(incident, major, now);
                if (decision is Decision.Accepted && db.Entry(major).State == EntityState.Modified) major.Version++;
                return decision;
            }, cancel, key?.Token);
        if (present is { } newest) return Problem.Stale(newest, []);
        return await AnswerAsync(id, result, cancel);
    }

    /// <summary>Declares a record under its lock, with who leads it and the pace of public words.</summary>
    public async Task<Decision> DeclareAsync(LockedIncident incident, string? reason, Guid lead, int cadenceSeconds, CancellationToken cancel)
    {
        var decision = IncidentEdits.DeclareMajor(incident.Facts, string.IsNullOrWhiteSpace(reason) ? null : reason);
        if (decision is not Decision.Accepted declared) return decision;

        var major = await TakeInHandAsync(incident.Row.Id, cancel);
        (major.LeadId, major.UpdateCadenceSeconds) = (lead, cadenceSeconds);
        return new Decision.Accepted([.. declared.Lines, new NewLine(new TimelineEntry.LeadNamed(lead), Visibility.Internal)]);
    }

    /// <summary>Lets a record be told through a major incident.</summary>
    /// <returns>Null when it is already.</returns>
    public async Task<CommandResult?> LinkAsync(Guid childId, Guid majorId, CancellationToken cancel)
    {
        if (await IsChildAsync()) return null;

        return await commands.ExecuteAsync(
            childId, null, user.Actor(), async (locked, _) =>
            {
                var decision = IncidentEdits.Link(locked.Facts, LinkType.ChildOf, majorId);
                if (decision is not Decision.Accepted) return decision;
                if (await IsChildAsync()) return new Decision.Accepted([]); // Somebody was faster by a moment.

                db.IncidentLinks.Add(new IncidentLinkRow
                {
                    OrganizationId = user.OrganizationId,
                    IncidentId = childId,
                    Type = LinkType.ChildOf,
                    OtherId = majorId,
                });
                return decision;
            }, cancel);

        Task<bool> IsChildAsync() => db.IncidentLinks.AnyAsync(row => row.IncidentId == childId && row.Type == LinkType.ChildOf && row.OtherId == majorId, cancel);
    }

    /// <summary>Tells how a command on the record ended.</summary>
    public async Task<Results<Ok<MajorIncidentResponse>, ProblemHttpResult>> AnswerAsync(Guid id, CommandResult result, CancellationToken cancel) =>
        result is CommandResult.Saved or CommandResult.Repeated
            ? TypedResults.Ok(await reader.ReadAsync(id, cancel))
            : (await work.AnswerAsync(result, cancel)).Result as ProblemHttpResult ?? Problem.NotFound();

    /// <summary>What is kept beside the record, tracked; made now when nobody took the incident in hand before. Under the record's lock.</summary>
    public async Task<MajorIncidentRow> TakeInHandAsync(Guid id, CancellationToken cancel) =>
        await db.MajorIncidents.AsTracking().SingleOrDefaultAsync(row => row.IncidentId == id, cancel)
        ?? db.MajorIncidents.Add(new MajorIncidentRow { IncidentId = id, OrganizationId = user.OrganizationId }).Entity;

    /// <summary>Whether a person may lead: an active incident manager.</summary>
    public async Task<bool> MayLeadAsync(Guid personId, CancellationToken cancel)
    {
        var roles = await db.Memberships.AsNoTracking().Where(row => row.PersonId == personId && row.IsActive).Select(row => row.Roles).SingleOrDefaultAsync(cancel);
        return roles?.Contains(Role.IncidentManager) == true;
    }

    // One that was just made has been seen by nobody.
    private int VersionOf(MajorIncidentRow major) => db.Entry(major).State == EntityState.Added ? 0 : major.Version;
}
