using IncidentPlatform.Api.Problems;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>What <see cref="LevelLint"/> says about a policy in this organization.</summary>
internal static class PolicyCheck
{
    /// <summary>
    /// The escalation policy that goes with a policy: the one asked for, else the one that it has, else the default service's.
    /// Null for a policy that does not exist.
    /// </summary>
    public static async Task<(Guid? PolicyId, EscalationPolicy Rules)?> EscalationAsync(
        Guid? policyId, Guid? wanted, PlatformDbContext db, CancellationToken cancel)
    {
        if (policyId is not null && !await db.SlaPolicies.AnyAsync(policy => policy.Id == policyId, cancel)) return null;

        var present = await (
            from organization in db.Organizations
            from service in db.Services.Where(service => service.Id == organization.DefaultServiceId).DefaultIfEmpty()
            join policy in db.SlaPolicies on policyId ?? service.SlaPolicyId equals (Guid?)policy.Id
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            select version.EscalationPolicyId).FirstOrDefaultAsync(cancel);
        var chosen = wanted ?? present;
        var rules = await (
            from policy in db.EscalationPolicies
            where policy.Id == chosen
            join version in db.EscalationPolicyVersions on policy.CurrentVersionId equals version.Id
            select version.Policy).AsNoTracking().SingleOrDefaultAsync(cancel);
        return (chosen, rules ?? EscalationPolicy.None);
    }

    /// <summary>Whether an escalation policy is named that the organization does not have.</summary>
    public static async Task<bool> IsUnknownAsync(Guid? escalationPolicyId, PlatformDbContext db, CancellationToken cancel) =>
        escalationPolicyId is { } named && !await db.EscalationPolicies.AnyAsync(row => row.Id == named, cancel);

    /// <summary>The answer to that.</summary>
    public static ProblemHttpResult UnknownEscalation() => Problem.Invalid("escalationPolicyId", "This escalation policy does not exist.");

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
