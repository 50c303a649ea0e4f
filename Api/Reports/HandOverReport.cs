using IncidentPlatform.Api.Agreements;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Reports;

/// <summary>Puts together what is handed over, what could be, and what became of it. One query per figure.</summary>
internal sealed class HandOverReport(
    KpiQueries queries, PlatformDbContext db, CalendarLibrary library, AgreementReader agreements, HandOverAfterwards afterwards,
    ReportRequests requests, IOptions<ReportOptions> options)
{
    /// <summary>Reads it.</summary>
    public async Task<HandOverResponse> ReadAsync(KpiScope scope, ReportPeriod period, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking()
            .Select(row => new { row.DeskGroupId, row.HourlyCost, row.HourlyCostCurrency }).SingleAsync(cancel);
        var cost = organization is { HourlyCost: { } amount, HourlyCostCurrency: { } currency } ? new HourlyCostResponse(amount, currency) : null;
        var groups = await db.SupportGroups.AsNoTracking()
            .Select(row => new HandOverGroup(row.Id, row.Name, row.Tier, row.IsActive, row.Id == organization.DeskGroupId)).ToListAsync(cancel);
        var contracts = (await agreements.ReadAsync(null, cancel)).Where(agreement => agreement.IsCustomer).ToList();

        var window = KpiWindow.Of(period, [period.From]);
        var figures = new HandOverCohorts(
            await queries.ArrivalsAsync(scope, window, await HoursAsync(groups, window, cancel), cancel),
            await queries.WorkAsync(scope, window, cancel),
            await queries.KeptAsync(scope, window, requests.Now, cancel),
            await queries.ActivitiesAsync(scope, window, cancel));

        return new HandOverResponse(
            new ReportPeriodResponse(period.From, period.To), period.Zone.Id, requests.Now, scope.Kind, options.Value.AttainmentGoal,
            HandOverPotential.FewestCases, cost, Matrix(groups, figures), Rows(groups, figures, contracts, cost),
            await afterwards.ReadAsync(scope, contracts, requests.Now, cancel));
    }

    // Groups share few calendars: the same list of instants for each of them.
    private async Task<Dictionary<Guid, IReadOnlyList<Instant>>> HoursAsync(List<HandOverGroup> groups, KpiWindow window, CancellationToken cancel)
    {
        var calendars = await OrganizationCalendars.ReadAsync(db, library, cancel);
        var hours = calendars.OfGroups.Values.Distinct().ToDictionary(id => id, IReadOnlyList<Instant> (id) =>
            [.. calendars.Calendars[id].Calendar.OpenIntervals(window.From, window.To).SelectMany(open => new[] { open.Start, open.End })]);
        return groups.ToDictionary(group => group.Id, group => hours[calendars.OfGroups[group.Id]]);
    }

    private static List<HandOverCellResponse> Matrix(List<HandOverGroup> groups, HandOverCohorts figures)
    {
        var actors = groups.ToDictionary(group => group.Id, group => group.Actor);
        var done = figures.Activities.Select(row => (Actor: actors[row.GroupId], row.Activity, row.IsProvider, Amount: (long)row.Count))
            .Concat(figures.Work.Select(row => (Actor: actors[row.GroupId], Activity: HandOverActivity.Diagnose, row.IsProvider, Amount: row.WorkedSeconds)));
        return
        [
            .. from row in done
               group row by (row.Actor, row.Activity) into cell
               orderby cell.Key.Actor, cell.Key.Activity
               select new HandOverCellResponse(
                   cell.Key.Actor, cell.Key.Activity, cell.Where(row => !row.IsProvider).Sum(row => row.Amount), cell.Where(row => row.IsProvider).Sum(row => row.Amount)),
        ];
    }

    private List<HandOverGroupResponse> Rows(
        List<HandOverGroup> groups, HandOverCohorts figures, List<AgreementResponse> contracts, HourlyCostResponse? cost)
    {
        var open = contracts.Where(agreement => agreement.State != AgreementState.Ended).ToList();
        return
        [
            .. from supportGroup in groups
               let row = Row(supportGroup, figures, open, cost)
               where supportGroup.IsActive || row.Received > 0
               orderby row.IsJudged descending, row.Agreement?.State == AgreementState.InForce, HandOverPotential.BalanceOf(row.Reasons) descending,
                   row.WorkedSeconds descending, row.Group, row.GroupId
               select row,
        ];
    }

    private HandOverGroupResponse Row(HandOverGroup supportGroup, HandOverCohorts cohorts, List<AgreementResponse> open, HourlyCostResponse? cost)
    {
        var agreement = open.Where(row => row.GroupId == supportGroup.Id).OrderByDescending(row => row.State).FirstOrDefault();
        // What is a provider's now is shown as a whole; what could become one's is judged by what the organization did itself.
        var isHandedOver = agreement?.State == AgreementState.InForce;
        var arrivals = cohorts.Arrivals.Where(row => row.GroupId == supportGroup.Id && (isHandedOver || !row.IsProvider)).ToList();
        var work = cohorts.Work.Where(row => row.GroupId == supportGroup.Id && (isHandedOver || !row.IsProvider)).ToList();
        var kept = cohorts.Kept.Where(row => row.GroupId == supportGroup.Id && (isHandedOver || !row.IsProvider)).ToList();
        var resolved = cohorts.Activities
            .Where(row => row.GroupId == supportGroup.Id && row.Activity == HandOverActivity.Resolve && (isHandedOver || !row.IsProvider)).ToList();
        var (received, worked) = (arrivals.Sum(row => row.Received), work.Sum(row => row.WorkedSeconds));
        var ownCost = HandOverPotential.CostOf(worked, cost?.Amount);
        var price = PriceOf(received, worked, agreement, open, ownCost, cost);
        var figures = new HandOverFigures(
            received, arrivals.Sum(row => row.Arrivals), arrivals.Sum(row => row.OutOfHours), worked, kept.Sum(row => row.Met), kept.Sum(row => row.Breached),
            ownCost, price?.Currency == cost?.Currency ? price?.Amount : null);
        return new HandOverGroupResponse(
            supportGroup.Id, supportGroup.Name, supportGroup.Actor,
            agreement is null ? null : new HandOverAgreementResponse(agreement.Id, agreement.Name, agreement.Provider, agreement.State),
            !isHandedOver && HandOverPotential.IsJudged(figures), isHandedOver ? [] : HandOverPotential.Reasons(figures, options.Value.AttainmentGoal),
            figures.Received, ShareResponse.From(figures.OutOfHours, figures.Arrivals), worked, work.Sum(row => row.WaitedSeconds),
            ShareResponse.From(figures.Met, figures.Met + figures.Breached),
            ShareResponse.From(resolved.Sum(row => row.FirstContact), resolved.Sum(row => row.Count)), ownCost, price);
    }

    // The group's own agreement, else the cheapest that is comparable with the own cost; a list without any price is none.
    private static HandOverPriceResponse? PriceOf(
        int received, long worked, AgreementResponse? own, List<AgreementResponse> open, long? ownCost, HourlyCostResponse? cost)
    {
        if (received == 0) return null;

        var lists = own is null ? open : [own];
        var cheapest = lists.Where(row => row.PricePerRecord > 0 || row.PricePerHour > 0)
            .Select(row => (Agreement: row, Amount: HandOverPotential.PriceOf(received, worked, row.PricePerRecord, row.PricePerHour)))
            .OrderByDescending(row => row.Agreement.Currency == cost?.Currency).ThenBy(row => row.Amount).FirstOrDefault();
        if (cheapest.Agreement is not { } agreement) return null;

        return new HandOverPriceResponse(
            cheapest.Amount, agreement.Currency, agreement.Id, agreement.Name,
            ownCost > 0 && agreement.Currency == cost?.Currency ? (double)cheapest.Amount / ownCost.Value : null);
    }
}

/// <summary>What the queries of one period brought.</summary>
internal sealed record HandOverCohorts(
    IReadOnlyList<ArrivalFigures> Arrivals, IReadOnlyList<WorkFigures> Work, IReadOnlyList<KeptFigures> Kept, IReadOnlyList<ActivityFigures> Activities);

/// <summary>A group as an actor of the process.</summary>
internal sealed record HandOverGroup(Guid Id, string Name, int Tier, bool IsActive, bool IsDesk)
{
    /// <summary>As whom it takes part.</summary>
    public HandOverActor Actor => IsDesk ? HandOverActor.ServiceDesk : Tier switch
    {
        1 => HandOverActor.TierOne,
        3 => HandOverActor.TierThree,
        _ => HandOverActor.TierTwo,
    };
}
