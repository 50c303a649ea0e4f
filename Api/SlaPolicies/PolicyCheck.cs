using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>What <see cref="LevelLint"/> says about a policy in this organization.</summary>
internal static class PolicyCheck
{
    /// <summary>The rules that a policy escalates by; those of a new organization for a policy that is new.</summary>
    public static async Task<EscalationPolicy?> RulesAsync(Guid? policyId, PlatformDbContext db, CancellationToken cancel) => policyId is null
        ? DefaultLevels.Escalation()
        : await (
            from policy in db.SlaPolicies
            where policy.Id == policyId
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            select version.Escalation).AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>What groups promise, and providers under agreements that are offered or in force.</summary>
    public static async Task<IReadOnlyList<HolderPromise>> PromisesAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var deskId = await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        var held = await (
            from policy in db.OlaPolicies.AsNoTracking()
            join version in db.OlaPolicyVersions on policy.CurrentVersionId equals version.Id
            join held1 in db.SupportGroups on policy.GroupId equals (Guid?)held1.Id
            where held1.IsActive
            orderby held1.Name
            select new { held1.Name, held1.Id, version.Policy }).ToListAsync(cancel);
        var contracted = await (
            from policy in db.OlaPolicies.AsNoTracking()
            join version in db.OlaPolicyVersions on policy.CurrentVersionId equals version.Id
            join agreement in db.Agreements on policy.AgreementId equals (Guid?)agreement.Id
            where agreement.UntilAt == null
            orderby agreement.Name
            select new { agreement.Name, agreement.GroupId, version.Policy }).ToListAsync(cancel);
        return
        [
            .. held.Select(row => new HolderPromise(row.Name, row.Id == deskId, row.Policy)),
            .. contracted.Select(row => new HolderPromise(row.Name, row.GroupId == deskId, row.Policy)),
        ];
    }

    /// <summary>The SLA policies in use whose targets a holder's promises do not fit into.</summary>
    public static async Task<IReadOnlyList<LevelFinding>> FitAsync(HolderPromise promise, PlatformDbContext db, CancellationToken cancel)
    {
        var others = (await PromisesAsync(db, cancel)).Where(other => other.Name != promise.Name);
        var policies = await (
            from policy in db.SlaPolicies.AsNoTracking()
            where policy.IsActive
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            select version.Policy).ToListAsync(cancel);
        return
        [
            .. policies.SelectMany(policy => LevelLint.Fit(policy, [promise, .. others]))
                .Where(finding => finding.Names.Contains(promise.Name))
                .DistinctBy(finding => (finding.Priority, finding.Seconds, finding.LimitSeconds, string.Concat(finding.Names))),
        ];
    }
}
