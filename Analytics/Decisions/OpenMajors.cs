using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Finds the open major incident that a new record seems to be part of: worded very much alike, or about a service that it concerns.</summary>
internal sealed class OpenMajors(PlatformDbContext db, SimilarityIndexes indexes, SupportGroupDirectory groups, IOptions<RoutingOptions> options)
{
    private const int Most = 10;
    private const int Neighbours = 40;

    /// <summary>The likeliest; null when there is none whose group takes records.</summary>
    /// <param name="serviceId">The record's service. The organization's default service is no sign: it is what a record has when nobody named one.</param>
    public async Task<OpenMajor?> FindAsync(OrganizationRow organization, RoutingInput input, Guid serviceId, Guid recordId, CancellationToken cancel)
    {
        // What everybody in the organization may know of; see IncidentReader.IsPublishedAsync.
        var open = await db.Incidents.AsNoTracking()
            .Where(row => row.IsMajor && !row.IsRestricted && row.Kind == IncidentKind.Incident && row.ResolvedAt == null && row.ClosedAt == null && row.Id != recordId)
            .OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(Most)
            .Select(row => new
            {
                row.Id, row.Number, row.ServiceId, row.GroupId,
                Told = db.MajorStatuses.Where(status => status.IncidentId == row.Id).Select(status => status.ServiceId).ToList(),
            })
            .ToListAsync(cancel);
        if (open.Count == 0) return null;

        var near = (await indexes.FindAsync(organization.Id, input.Subject, input.Description, Neighbours, recordId, cancel))
            .Where(record => record.Similarity >= options.Value.MajorLikeness).Select(record => record.Id).ToHashSet();
        var alike = open.FirstOrDefault(major => near.Contains(major.Id));
        var found = alike ?? (serviceId == organization.DefaultServiceId
            ? null
            : open.FirstOrDefault(major => major.ServiceId == serviceId || major.Told.Contains(serviceId)));
        return found is not null && await groups.FindAsync(found.GroupId, cancel) is { IsActive: true } group
            ? new OpenMajor(found.Id, group, RoutingNotes.Major(found.Number, isAlike: alike is not null, organization.Locale))
            : null;
    }
}
