using System.Collections.Concurrent;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Sla;

/// <summary>Targets by policy version, of SLAs and OLAs. A version never changes, so that it is read once in a process.</summary>
public sealed class PolicyLibrary
{
    private readonly ConcurrentDictionary<Guid, TargetLookup> _known = new();

    /// <summary>Finds versions, loading those that this process has not seen.</summary>
    /// <returns>A look-up that knows all of them.</returns>
    /// <exception cref="KeyNotFoundException">By the look-up: a version does not exist or belongs to another organization.</exception>
    public async Task<TargetLookup> LookupAsync(PlatformDbContext db, IReadOnlyCollection<Guid> versionIds, CancellationToken cancel)
    {
        var missing = versionIds.Where(id => !_known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            foreach (var version in await db.SlaPolicyVersions.AsNoTracking().Where(version => missing.Contains(version.Id)).ToListAsync(cancel))
                _known[version.Id] = Of(version.Policy);
            foreach (var version in await db.OlaPolicyVersions.AsNoTracking().Where(version => missing.Contains(version.Id)).ToListAsync(cancel))
                _known[version.Id] = Of(version.Policy);
        }

        return (id, kind, priority, metric) => _known.TryGetValue(id, out var policy)
            ? policy(id, kind, priority, metric)
            : throw new KeyNotFoundException($"Policy version {id} is not known here.");
    }

    /// <summary>The targets of one SLA policy, whatever version is asked for.</summary>
    public static TargetLookup Of(SlaPolicy policy) => (_, kind, priority, metric) => policy.TargetSeconds(kind, priority, metric);

    /// <summary>The targets of one OLA policy, whatever version and kind is asked for.</summary>
    public static TargetLookup Of(OlaPolicy policy) => (_, _, priority, metric) => policy.TargetSeconds(priority, metric);
}
