using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Reports;

/// <summary>Replays a period as if a provider had had a group: records come one after another, and only sums are kept.</summary>
internal sealed class HandOverSimulation(KpiQueries queries, PlatformDbContext db, CalendarLibrary library, CurrentUser user)
{
    /// <summary>More stretches than this, some 30,000 records, would keep a reader waiting for seconds.</summary>
    private const int MostSpans = 100_000;

    /// <summary>What was agreed; null when it is no agreement of the caller's organization as customer.</summary>
    public async Task<HandOverTerms?> TermsOfAsync(Guid agreementId, CancellationToken cancel)
    {
        var agreement = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(row => row.Id == agreementId && row.OrganizationId == user.OrganizationId, cancel);
        if (agreement is null) return null;

        var promise = await (
            from policy in db.OlaPolicies
            join version in db.OlaPolicyVersions on policy.CurrentVersionId equals version.Id
            where policy.AgreementId == agreementId
            select version.Policy).AsNoTracking().SingleOrDefaultAsync(cancel);
        return new HandOverTerms(agreement.CalendarId, promise ?? new OlaPolicy([]), agreement.PricePerRecord, agreement.PricePerHour, agreement.Currency);
    }

    /// <summary>Whether there is more than can be replayed at once.</summary>
    public async Task<bool> IsTooLargeAsync(KpiScope scope, ReportPeriod period, CancellationToken cancel) =>
        await queries.ReplaySizeAsync(scope, KpiWindow.Of(period, [period.From]), cancel) > MostSpans;

    /// <summary>Replays it.</summary>
    public async Task<HandOverSimulationResponse> RunAsync(
        KpiScope scope, Guid groupId, ReportPeriod period, HandOverTerms terms, CancellationToken cancel)
    {
        var calendars = await OrganizationCalendars.ReadAsync(db, library, cancel);
        var own = calendars.OfGroup(groupId);
        var provider = terms.CalendarId is { } id ? calendars.Calendars[id] : own;
        var sums = new SimulationSums(terms.Promise);
        List<ReplaySpan> record = [];
        await foreach (var span in queries.ReplayAsync(scope, KpiWindow.Of(period, [period.From])).WithCancellation(cancel))
        {
            if (record.Count > 0 && record[0].IncidentId != span.IncidentId)
            {
                AddRecord();
                record = [];
            }
            record.Add(span);
        }
        if (record.Count > 0) AddRecord();

        var organization = await db.Organizations.AsNoTracking().Select(row => new { row.HourlyCost, row.HourlyCostCurrency }).SingleAsync(cancel);
        var name = await db.SupportGroups.AsNoTracking().Where(row => row.Id == groupId).Select(row => row.Name).SingleAsync(cancel);
        return sums.Answer(groupId, name, new ReportPeriodResponse(period.From, period.To), own.Name, provider.Name, terms) with
        {
            OwnCost = HandOverPotential.CostOf(sums.WorkedSeconds, organization.HourlyCost),
            OwnCurrency = organization.HourlyCostCurrency,
        };

        void AddRecord()
        {
            // Not over yet in the period: what it will take is not known.
            if (record[^1].ToAt is not { } left || left >= period.End)
            {
                sums.StillHeld++;
                return;
            }

            var service = calendars.Calendars[calendars.OfServices[record[^1].ServiceId]].Calendar;
            sums.Add(HandOverReplay.Of([.. record.Select(Held)], own.Calendar, provider.Calendar, service), record[0]);
        }
    }

    private static HeldSpan Held(ReplaySpan span) => new(span.FromAt, span.ToAt!.Value, span.State == IncidentState.InProgress, span.IsPaused, span.Priority);
}
