using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Fills responses about escalation policies.</summary>
internal sealed class EscalationPolicyReader(PlatformDbContext db, RuleNames names)
{
    /// <summary>A policy as it is now.</summary>
    public async Task<EscalationPolicyResponse> ReadAsync(EscalationPolicyRow row, CancellationToken cancel) =>
        (await ReadAsync([row], cancel))[0];

    /// <summary>Policies as they are now, in the order given.</summary>
    public async Task<IReadOnlyList<EscalationPolicyResponse>> ReadAsync(IReadOnlyList<EscalationPolicyRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.CurrentVersionId).ToArray();
        var versions = await db.EscalationPolicyVersions.AsNoTracking().Where(version => ids.Contains(version.Id)).ToDictionaryAsync(version => version.Id, cancel);
        var uses = await UsesAsync([.. rows.Select(row => row.Id)], cancel);
        var named = await names.OfAsync(RuleMapping.Named(versions.Values.SelectMany(version => version.Policy.Rules)), cancel);
        return
        [
            .. rows.Select(row =>
            {
                var version = versions[row.CurrentVersionId];
                return new EscalationPolicyResponse(
                    row.Id, row.Name, row.IsActive, version.Version, version.CreatedAt,
                    [.. version.Policy.Rules.Select(rule => RuleMapping.ToBody(rule, named))],
                    [.. uses[row.Id].Select(use => use.Name).Order()],
                    Messages(EscalationLint.Check(version.Policy, Measured(uses[row.Id])).Where(problem => problem.IsWarning)));
            }),
        ];
    }

    /// <summary>Metrics for which the SLA policies that name a policy have a target; null when none names it.</summary>
    public async Task<IReadOnlySet<ClockMetric>?> MeasuredAsync(Guid? policyId, CancellationToken cancel) =>
        policyId is { } id ? Measured((await UsesAsync([id], cancel))[id]) : null;

    /// <summary>Problems by the field in which they are.</summary>
    public static Dictionary<string, string[]> Messages(IEnumerable<EscalationProblem> problems) => problems
        .GroupBy(problem => problem.Rule is { } rule ? $"rules[{rule}].{problem.Field}" : problem.Field)
        .ToDictionary(field => field.Key, field => field.Select(problem => problem.Code).ToArray());

    private static HashSet<ClockMetric>? Measured(IEnumerable<Use> uses)
    {
        var policies = uses.Select(use => use.Policy).ToList();
        return policies.Count == 0 ? null : [.. policies.SelectMany(policy => policy.Targets).Select(target => target.Metric)];
    }

    private async Task<ILookup<Guid, Use>> UsesAsync(Guid[] policyIds, CancellationToken cancel) => (await (
        from policy in db.SlaPolicies
        join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
        where policy.IsActive && version.EscalationPolicyId != null && policyIds.Contains(version.EscalationPolicyId.Value)
        select new Use(version.EscalationPolicyId!.Value, policy.Name, version.Policy)).AsNoTracking().ToListAsync(cancel))
        .ToLookup(use => use.EscalationPolicyId);

    private sealed record Use(Guid EscalationPolicyId, string Name, SlaPolicy Policy);
}
