using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>
/// Routes records for which no answer of the classifier came in time: to the group of their category, else the service desk
/// keeps them. A person who was faster wins.
/// </summary>
internal sealed class CategoryRules(DueRecords records, RecordMoves moves, TimeProvider time, IOptions<HousekeepingOptions> options)
    : IPeriodicWork
{
    public string Name => "category-rules";

    public TimeSpan Interval => options.Value.RoutingInterval;

    public Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var opened = WholeSeconds.Now(time) - Duration.FromTimeSpan(options.Value.RoutingAnswerWithin);
        return moves.EachAsync(
            Name, records.UnroutedAsync(opened, cancel), Actor.Rule, (record, _, db) => DecideAsync(record, db, cancel), cancel);
    }

    private async Task<Decision> DecideAsync(LockedIncident record, PlatformDbContext db, CancellationToken cancel)
    {
        if (!RoutingRule.IsDue(record.Facts)) return RecordMoves.Nothing;

        var group = await new SupportGroupDirectory(db, time).OfCategoryAsync(record.Facts.CategoryId, cancel);
        return new Decision.Accepted(CategoryRule.Decide(record.Facts, group).Lines);
    }
}
