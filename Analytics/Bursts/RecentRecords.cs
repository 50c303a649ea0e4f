using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Analytics.Bursts;

/// <summary>What came in on a service lately. Its cost is that of the window, however many records there are.</summary>
internal sealed class RecentRecords(PlatformDbContext db, SimilarityIndexes indexes, IOptions<BurstOptions> options)
{
    // A record is dated by its command and seen at its commit; what was dated later may have come earlier.
    private static readonly Duration CommitsWithin = Duration.FromMinutes(1);

    /// <summary>A record that can be part of a burst; null for any other.</summary>
    public Task<RecentRecord?> FindAsync(Guid id, CancellationToken cancel) => Readable().SingleOrDefaultAsync(row => row.Id == id, cancel);

    /// <summary>Records of the same service around the opening of one, before it and just after, that are worded like it.</summary>
    public async Task<IReadOnlyList<RecentRecord>> LikeAsync(RecentRecord record, Duration window, CancellationToken cancel)
    {
        var (from, to) = (record.OpenedAt - window, record.OpenedAt + Duration.Min(window, CommitsWithin));
        var recent = await Readable()
            .Where(row => row.ServiceId == record.ServiceId && row.OpenedAt >= from && row.OpenedAt <= to && row.Id != record.Id)
            .OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(options.Value.MostCompared).ToListAsync(cancel);
        if (recent.Count == 0) return [];

        var likeness = indexes.Compare(record.OrganizationId, record.Words, recent.Select(other => other.Words));
        return [.. recent.Where((_, index) => likeness[index] >= options.Value.Likeness)];
    }

    /// <summary>The proposals in which records stand.</summary>
    public Task<Dictionary<Guid, Guid>> ProposalsAsync(IEnumerable<RecentRecord> records, CancellationToken cancel)
    {
        var ids = records.Select(record => record.Id).ToArray();
        return db.MajorProposalRecords.AsNoTracking().Where(row => ids.Contains(row.IncidentId))
            .ToDictionaryAsync(row => row.IncidentId, row => row.ProposalId, cancel);
    }

    // What few may see is nobody's sign; what was withdrawn, or is told already, is none either.
    private IQueryable<RecentRecord> Readable() => db.Incidents.AsNoTracking()
        .Where(row => row.Kind == IncidentKind.Incident && !row.IsRestricted && row.ImportId == null && row.State != IncidentState.Cancelled)
        .Select(row => new RecentRecord
        {
            Id = row.Id,
            OrganizationId = row.OrganizationId,
            ServiceId = row.ServiceId,
            RequesterId = row.RequesterId,
            OpenedAt = row.OpenedAt,
            Subject = row.Subject,
            Description = row.Description.Substring(0, SimilarityIndexes.MostCharacters),
        });
}

/// <summary>A record of the last while, with its words.</summary>
internal sealed class RecentRecord
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid ServiceId { get; init; }
    public required Guid RequesterId { get; init; }
    public required Instant OpenedAt { get; init; }
    public required string Subject { get; init; }
    public required string Description { get; init; }

    public SimilarText Words => new(Id, Subject, Description);

    /// <summary>As the rule knows it.</summary>
    public BurstRecord ToFacts(IReadOnlyDictionary<Guid, Guid> proposals) =>
        new(Id, RequesterId, OpenedAt, proposals.TryGetValue(Id, out var proposal) ? proposal : null);
}
