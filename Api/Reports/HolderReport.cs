using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Reports;

/// <summary>Puts together whose time the records of a period took.</summary>
internal sealed class HolderReport(KpiQueries queries, PlatformDbContext db)
{
    /// <summary>A row for each holder that had time or a promise in the period.</summary>
    public async Task<IReadOnlyList<HolderFiguresResponse>> ReadAsync(KpiScope scope, KpiWindow window, Instant now, CancellationToken cancel)
    {
        var deskId = await db.Organizations.AsNoTracking().Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        var times = await queries.HoldersAsync(scope, window, deskId, cancel);
        var promises = await queries.PromisesAsync(scope, window, now, cancel);
        var groups = await db.SupportGroups.AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        // A provider's own row is behind its wall; the agreement's name is what this organization calls it.
        var providers = await db.Agreements.AsNoTracking().GroupBy(agreement => agreement.ProviderId)
            .Select(own => new { own.Key, Name = own.Min(agreement => agreement.Name)! }).ToDictionaryAsync(own => own.Key, own => own.Name, cancel);

        var holders = times.Select(time => (time.Kind, time.HolderId))
            .Union(promises.Select(promise => (KindOf(promise), (Guid?)promise.HolderId)));
        return
        [
            .. holders.Select(holder => Row(holder.Item1, holder.Item2))
                .OrderByDescending(row => row.BreachSeconds).ThenByDescending(row => row.Seconds).ThenBy(row => row.Holder, StringComparer.OrdinalIgnoreCase),
        ];

        HolderKind KindOf(PromiseFigures promise) =>
            promise.IsProvider ? HolderKind.Provider : promise.HolderId == deskId ? HolderKind.Desk : HolderKind.Group;

        HolderFiguresResponse Row(HolderKind kind, Guid? id)
        {
            var time = times.FirstOrDefault(time => time.Kind == kind && time.HolderId == id);
            var promise = promises.FirstOrDefault(promise => KindOf(promise) == kind && promise.HolderId == id);
            var name = id is { } known ? (kind == HolderKind.Provider ? providers : groups).GetValueOrDefault(known, "") : "";
            return new HolderFiguresResponse(
                kind, id, name, time?.Incidents ?? 0, time?.Seconds ?? 0, time?.BreachSeconds ?? 0, promise?.Met ?? 0, promise?.Breached ?? 0);
        }
    }
}
