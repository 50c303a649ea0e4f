using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Loops;
using Microsoft.EntityFrameworkCore;
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
    private static readonly NewLine KeptAtDesk = Routed(RoutingOutcome.KeptAtDesk, null);

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
        var facts = record.Facts;
        if (facts.IsRouted || facts.IsTouchedByPerson || facts.State != IncidentState.New) return RecordMoves.Nothing;

        return await GroupOfCategoryAsync(facts.CategoryId, db, cancel) is { } group
            && IncidentMoves.Assign(facts, group, null, null, facts.GroupId, Actor.Rule) is Decision.Accepted assigned
                ? new Decision.Accepted([Routed(RoutingOutcome.RuleAssigned, group.Id), .. assigned.Lines])
                : new Decision.Accepted([KeptAtDesk]);
    }

    private async Task<SupportGroupFacts?> GroupOfCategoryAsync(Guid? categoryId, PlatformDbContext db, CancellationToken cancel)
    {
        if (categoryId is null) return null;

        var groupId = await db.Categories.AsNoTracking()
            .Where(category => category.Id == categoryId && category.IsActive).Select(category => category.GroupId).SingleOrDefaultAsync(cancel);
        return groupId is { } id ? await new SupportGroupDirectory(db, time).FindAsync(id, cancel) : null;
    }

    private static NewLine Routed(RoutingOutcome outcome, Guid? groupId) =>
        new(new TimelineEntry.Routed(outcome, groupId, Confidence: null, ModelVersion: null), Visibility.Internal);
}
