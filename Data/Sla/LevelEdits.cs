using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Sla;

/// <summary>What a change of levels changed, with the versions that were before.</summary>
public sealed class LevelEdits(PlatformDbContext db)
{
    /// <summary>The edit of a stored change.</summary>
    public Task<LevelEdit> OfAsync(LevelChangeRow change, CancellationToken cancel) => change.Subject switch
    {
        LevelSubject.SlaPolicy => OfSlaPolicyAsync(change.SubjectId!.Value, change.VersionId!.Value, cancel),
        LevelSubject.OlaPolicy => OfOlaPolicyAsync(change.SubjectId!.Value, change.VersionId!.Value, cancel),
        LevelSubject.Calendar => OfCalendarAsync(change.SubjectId!.Value, change.VersionId!.Value, cancel),
        LevelSubject.PriorityMatrix => Task.FromResult<LevelEdit>(new LevelEdit.Matrix(change.Matrix!)),
    };

    /// <summary>An SLA policy gets a version that is not stored yet.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="pausingReasons">Those of the version.</param>
    /// <param name="escalationPolicyId">The escalation policy that it names; null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LevelEdit> OfSlaPolicyAsync(
        Guid policyId, Guid versionId, IReadOnlyList<HoldReason> pausingReasons, Guid? escalationPolicyId, CancellationToken cancel)
    {
        var former = await db.SlaPolicyVersions.AsNoTracking()
            .Where(version => version.PolicyId == policyId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        var escalation = await db.EscalationPolicies.AsNoTracking()
            .Where(policy => policy.Id == escalationPolicyId && policy.IsActive).Select(policy => (Guid?)policy.CurrentVersionId).SingleOrDefaultAsync(cancel);
        return new LevelEdit.SlaPolicy(versionId, former.ToHashSet(), pausingReasons, escalation);
    }

    /// <summary>What a group or an agreement promises gets a version, stored or not.</summary>
    public async Task<LevelEdit> OfOlaPolicyAsync(Guid policyId, Guid versionId, CancellationToken cancel)
    {
        var former = await db.OlaPolicyVersions.AsNoTracking()
            .Where(version => version.OlaPolicyId == policyId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        return new LevelEdit.OlaPolicy(versionId, former.ToHashSet());
    }

    /// <summary>A calendar gets a version, stored or not.</summary>
    public async Task<LevelEdit> OfCalendarAsync(Guid calendarId, Guid versionId, CancellationToken cancel)
    {
        var former = await db.CalendarVersions.AsNoTracking()
            .Where(version => version.CalendarId == calendarId && version.Id != versionId).Select(version => version.Id).ToListAsync(cancel);
        return new LevelEdit.Calendar(versionId, former.ToHashSet());
    }

    private async Task<LevelEdit> OfSlaPolicyAsync(Guid policyId, Guid versionId, CancellationToken cancel)
    {
        var stored = await db.SlaPolicyVersions.AsNoTracking().Where(version => version.Id == versionId)
            .Select(version => new { version.Policy, version.EscalationPolicyId }).SingleAsync(cancel);
        return await OfSlaPolicyAsync(policyId, versionId, stored.Policy.PausingReasons, stored.EscalationPolicyId, cancel);
    }
}
