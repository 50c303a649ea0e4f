using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Sla;

/// <summary>What a change of levels changed, with the versions that were before.</summary>
public sealed class LevelEdits(PlatformDbContext db)
{
    /// <summary>The edit of a stored change.</summary>
    public Task<LevelEdit> OfAsync(LevelChangeRow change, CancellationToken cancel) => change.Subject switch
    {
        LevelSubject.SlaPolicy => OfSlaPolicyAsync(
            change.SubjectId!.Value, change.VersionId!.Value, pausingReasons: null, cancel),
        LevelSubject.OlaPolicy => OfOlaPolicyAsync(change.SubjectId!.Value, change.VersionId!.Value, cancel),
        LevelSubject.Calendar => OfCalendarAsync(change.SubjectId!.Value, change.VersionId!.Value, cancel),
        LevelSubject.PriorityMatrix => Task.FromResult<LevelEdit>(new LevelEdit.Matrix(change.Matrix!)),
    };

    /// <summary>An SLA policy gets a version.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="versionId">The version, stored or not.</param>
    /// <param name="pausingReasons">Those of the version while it is not stored; null to read them.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LevelEdit> OfSlaPolicyAsync(
        Guid policyId, Guid versionId, IReadOnlyList<Domain.Incidents.HoldReason>? pausingReasons, CancellationToken cancel)
    {
        var former = await db.SlaPolicyVersions.AsNoTracking()
            .Where(version => version.PolicyId == policyId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        pausingReasons ??= (await db.SlaPolicyVersions.AsNoTracking()
            .Where(version => version.Id == versionId).Select(version => version.Policy).SingleAsync(cancel)).PausingReasons;
        return new LevelEdit.Policy(versionId, former.ToHashSet(), pausingReasons);
    }

    /// <summary>What a group or an agreement promises gets a version, stored or not.</summary>
    public async Task<LevelEdit> OfOlaPolicyAsync(Guid policyId, Guid versionId, CancellationToken cancel)
    {
        var former = await db.OlaPolicyVersions.AsNoTracking()
            .Where(version => version.OlaPolicyId == policyId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        return new LevelEdit.Policy(versionId, former.ToHashSet(), PausingReasons: null);
    }

    /// <summary>A calendar gets a version, stored or not.</summary>
    public async Task<LevelEdit> OfCalendarAsync(Guid calendarId, Guid versionId, CancellationToken cancel)
    {
        var former = await db.CalendarVersions.AsNoTracking()
            .Where(version => version.CalendarId == calendarId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        return new LevelEdit.Calendar(versionId, former.ToHashSet());
    }
}
