using System.Collections.Concurrent;
using IncidentPlatform.Domain.Escalation;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Escalation rules by policy version. A version never changes, so that it is read once in a process.</summary>
public sealed class EscalationPolicies
{
    private readonly ConcurrentDictionary<Guid, EscalationPolicy> _known = new();

    /// <summary>The rules of a policy version of the context's organization; no rules for none.</summary>
    public async Task<EscalationPolicy> FindAsync(PlatformDbContext db, Guid? policyVersionId, CancellationToken cancel)
    {
        if (policyVersionId is not { } id || id == Guid.Empty) return EscalationPolicy.None;
        if (_known.TryGetValue(id, out var known)) return known;

        var policy = await db.EscalationPolicyVersions.AsNoTracking()
            .Where(version => version.Id == id)
            .Select(version => version.Policy)
            .SingleAsync(cancel);
        return _known.GetOrAdd(id, policy);
    }
}
