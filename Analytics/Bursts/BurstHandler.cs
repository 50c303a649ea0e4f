using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.MajorIncidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Bursts;

/// <summary>
/// Looks whether a new record makes a burst of similar ones on its service, and proposes a major incident then. A record stands in one
/// proposal, so that a delivery may come again; of an organization one burst is proposed at a time, so that two replicas never propose the same.
/// </summary>
internal sealed partial class BurstHandler(
    RecentRecords records, IncidentStore store, AfterCommit afterCommit, BurstTelemetry telemetry, TimeProvider time, ILogger<BurstHandler> logger)
    : IDeliveryHandler
{
    public string Subscription => Subscriptions.Bursts;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        if (await records.FindAsync(delivery.RecordId, cancel) is not { } record || await LimitsAsync(db, cancel) is not { } limits) return null;

        var similar = await records.LikeAsync(record, limits.Window, cancel);
        if (similar.Count == 0 || await DecideAsync(record, similar, limits, cancel) is BurstAnswer.Quiet) return null;

        // Once more when nobody else can propose: somebody may have done so meanwhile.
        var name = $"bursts {record.OrganizationId}";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancel);
        return await DecideAsync(record, similar, limits, cancel) switch
        {
            BurstAnswer.Joins(var proposalId) => Join(db, record, proposalId),
            BurstAnswer.Proposes(var all) when !await IsKnownAsync(db, record, cancel) => await ProposeAsync(db, record, all, cancel),
            _ => null,
        };
    }

    private static async Task<BurstLimits?> LimitsAsync(PlatformDbContext db, CancellationToken cancel) =>
        await db.BurstSettings.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } settings ? BurstLimits.Default : settings.IsOn ? settings.Limits : null;

    private async Task<BurstAnswer> DecideAsync(RecentRecord record, IReadOnlyList<RecentRecord> similar, BurstLimits limits, CancellationToken cancel)
    {
        var proposals = await records.ProposalsAsync(similar.Append(record), cancel);
        return BurstRule.Decide(record.ToFacts(proposals), [.. similar.Select(other => other.ToFacts(proposals))], limits);
    }

    // While one is led, routing proposes new records as parts of it.
    private static Task<bool> IsKnownAsync(PlatformDbContext db, RecentRecord record, CancellationToken cancel) => db.Incidents.AnyAsync(
        row => row.IsMajor && row.ServiceId == record.ServiceId && row.ResolvedAt == null && row.ClosedAt == null, cancel);

    private Action Join(PlatformDbContext db, RecentRecord record, Guid proposalId)
    {
        Add(db, record.OrganizationId, record.Id, proposalId);
        return telemetry.Joined;
    }

    private async Task<Action?> ProposeAsync(PlatformDbContext db, RecentRecord record, IReadOnlyList<BurstRecord> all, CancellationToken cancel)
    {
        if (await store.LockAsync(record.Id, cancel) is not { } incident) return null;

        var now = incident.Now(time);
        var proposal = new MajorProposalRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = record.OrganizationId,
            ServiceId = record.ServiceId,
            ProposedAt = now,
        };
        db.MajorProposals.Add(proposal);
        foreach (var one in all) Add(db, record.OrganizationId, one.Id, proposal.Id);

        // Who is told follows from the line, as with any other.
        await store.AppendAsync(
            incident, Actor.System, [new NewLine(new TimelineEntry.MajorProposed(proposal.Id, all.Count), Visibility.Internal)], now, cancel);
        await store.CompleteAsync(incident, now, cancel);
        return () =>
        {
            afterCommit.Announce(incident);
            telemetry.Proposed();
            LogProposed(proposal.Id, all.Count, record.Id);
        };
    }

    private static void Add(PlatformDbContext db, Guid organizationId, Guid incidentId, Guid proposalId) => db.MajorProposalRecords.Add(
        new MajorProposalRecordRow { OrganizationId = organizationId, IncidentId = incidentId, ProposalId = proposalId });

    [LoggerMessage(Level = LogLevel.Information, Message = "Major incident proposed as {ProposalId}: {Records} similar records, the last of them {IncidentId}")]
    private partial void LogProposed(Guid proposalId, int records, Guid incidentId);
}
