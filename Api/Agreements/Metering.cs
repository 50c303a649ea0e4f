using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Agreements;

/// <summary>A month's use, priced by agreement.</summary>
internal sealed class Metering(PlatformDbContext db, AgreementReader agreements, CurrentUser user, TimeProvider time)
{
    /// <summary>The month in which the organization lives now.</summary>
    public async Task<ReportPeriod> PresentMonthAsync(CancellationToken cancel) =>
        ReportPeriod.MonthOf(WholeSeconds.Now(time), await ZoneAsync(cancel));

    /// <summary>The month that begins on a date.</summary>
    public async Task<ReportPeriod> MonthAsync(LocalDate first, CancellationToken cancel) =>
        new(first, first.PlusMonths(1), await ZoneAsync(cancel));

    /// <summary>What was used in it.</summary>
    public async Task<MeteringResponse> ReadAsync(ReportPeriod month, CancellationToken cancel)
    {
        var total = await MeteredUse.TotalAsync(db, user.OrganizationId, month.Start, month.End, cancel);
        var uses = await MeteredUse.ByAgreementAsync(db, user.OrganizationId, month.Start, month.End, cancel);
        var known = uses.Count == 0
            ? []
            : (await agreements.ReadAsync(null, cancel)).Where(agreement => agreement.IsCustomer).ToDictionary(agreement => agreement.Id);
        return new MeteringResponse(
            month.From, month.Start, month.End, total.Records, total.Messages, total.WorkedSeconds, total.WaitedSeconds, total.StorageBytes,
            [
                .. from use in uses
                   where known.ContainsKey(use.AgreementId)
                   let agreement = known[use.AgreementId]
                   orderby agreement.Name, agreement.Id
                   select new MeteredAgreementResponse(
                       agreement.Id, agreement.Name, agreement.Provider, agreement.Group, use.Records, use.WorkedSeconds, use.WaitedSeconds,
                       MeteredUse.PriceOf(use, agreement.PricePerRecord, agreement.PricePerHour), agreement.Currency),
            ]);
    }

    private async Task<DateTimeZone> ZoneAsync(CancellationToken cancel) => DateTimeZoneProviders.Tzdb[
        await db.Organizations.AsNoTracking().Select(organization => organization.TimeZone).SingleAsync(cancel)];
}
