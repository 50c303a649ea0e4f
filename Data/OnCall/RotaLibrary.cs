using System.Collections.Concurrent;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>Compiled rotas, without overrides. One is compiled again when its version or its calendar's has changed.</summary>
public sealed class RotaLibrary
{
    private readonly ConcurrentDictionary<Guid, (int Version, Guid? CalendarVersionId, OnCallRota Rota)> _compiled = new();

    /// <summary>The rota of a row.</summary>
    public async Task<OnCallRota> FindAsync(PlatformDbContext db, RotaRow row, CancellationToken cancel)
    {
        var calendarVersionId = await CurrentVersionAsync(db, row.CalendarId, cancel);
        if (_compiled.TryGetValue(row.Id, out var known) && known.Version == row.Version && known.CalendarVersionId == calendarVersionId)
            return known.Rota;

        var rota = OnCallRota.Compile(RotaJson.Read(row.Definition), await HolidaysAsync(db, calendarVersionId, cancel));
        _compiled[row.Id] = (row.Version, calendarVersionId, rota);
        return rota;
    }

    /// <summary>A rota that is not stored, with the holidays of a calendar of the context's organization.</summary>
    public static async Task<OnCallRota> CompileAsync(
        PlatformDbContext db, RotaDefinition definition, Guid? calendarId, CancellationToken cancel) =>
        OnCallRota.Compile(definition, await HolidaysAsync(db, await CurrentVersionAsync(db, calendarId, cancel), cancel));

    private static async Task<Guid?> CurrentVersionAsync(PlatformDbContext db, Guid? calendarId, CancellationToken cancel) => calendarId is null
        ? null
        : await db.Calendars.AsNoTracking().Where(calendar => calendar.Id == calendarId)
            .Select(calendar => (Guid?)calendar.CurrentVersionId).SingleOrDefaultAsync(cancel);

    // A half day is worked, so that it is no holiday for those who take turns.
    private static async Task<IReadOnlyList<LocalDate>> HolidaysAsync(PlatformDbContext db, Guid? calendarVersionId, CancellationToken cancel)
    {
        if (calendarVersionId is null) return [];

        var definition = await db.CalendarVersions.AsNoTracking().Where(version => version.Id == calendarVersionId)
            .Select(version => version.Definition).SingleAsync(cancel);
        return [.. CalendarJson.Read(definition).Exceptions.Where(exception => exception.Openings.Count == 0).Select(exception => exception.Date)];
    }
}
