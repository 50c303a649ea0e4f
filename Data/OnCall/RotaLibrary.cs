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

    /// <summary>The rotas of rows, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, OnCallRota>> FindAsync(PlatformDbContext db, IReadOnlyCollection<RotaRow> rows, CancellationToken cancel)
    {
        var calendarIds = rows.Select(row => row.CalendarId).OfType<Guid>().Distinct().ToArray();
        var versions = calendarIds.Length == 0
            ? []
            : await db.Calendars.AsNoTracking().Where(calendar => calendarIds.Contains(calendar.Id))
                .ToDictionaryAsync(calendar => calendar.Id, calendar => calendar.CurrentVersionId, cancel);
        var found = new Dictionary<Guid, OnCallRota>();
        foreach (var row in rows)
        {
            Guid? versionId = row.CalendarId is { } id && versions.TryGetValue(id, out var version) ? version : null;
            if (!_compiled.TryGetValue(row.Id, out var known) || known.Version != row.Version || known.CalendarVersionId != versionId)
            {
                known = (row.Version, versionId, OnCallRota.Compile(RotaJson.Read(row.Definition), await HolidaysAsync(db, versionId, cancel)));
                _compiled[row.Id] = known;
            }
            found[row.Id] = known.Rota;
        }
        return found;
    }

    /// <summary>A rota that is not stored, with the holidays of a calendar of the context's organization.</summary>
    public static async Task<OnCallRota> CompileAsync(
        PlatformDbContext db, RotaDefinition definition, Guid? calendarId, CancellationToken cancel)
    {
        var versionId = await db.Calendars.AsNoTracking().Where(calendar => calendar.Id == calendarId)
            .Select(calendar => (Guid?)calendar.CurrentVersionId).SingleOrDefaultAsync(cancel);
        return OnCallRota.Compile(definition, await HolidaysAsync(db, versionId, cancel));
    }

    // A half day is worked, so that it is no holiday for those who take turns.
    private static async Task<IReadOnlyList<LocalDate>> HolidaysAsync(PlatformDbContext db, Guid? calendarVersionId, CancellationToken cancel)
    {
        if (calendarVersionId is null) return [];

        var definition = await db.CalendarVersions.AsNoTracking().Where(version => version.Id == calendarVersionId)
            .Select(version => version.Definition).SingleAsync(cancel);
        return [.. CalendarJson.Read(definition).Exceptions.Where(exception => exception.Openings.Count == 0).Select(exception => exception.Date)];
    }
}
