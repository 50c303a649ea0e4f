using System.Collections.Concurrent;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Calendars;

/// <summary>Compiled calendar versions. A version never changes, so that it is compiled once in a process.</summary>
public sealed class CalendarLibrary
{
    private readonly ConcurrentDictionary<Guid, BusinessCalendar> _compiled = new();

    /// <summary>Finds versions, loading those that this process has not seen.</summary>
    /// <returns>A look-up that knows all of them.</returns>
    /// <exception cref="KeyNotFoundException">By the look-up: a version does not exist or belongs to another organization.</exception>
    public async Task<CalendarLookup> LookupAsync(PlatformDbContext db, IReadOnlyCollection<Guid> versionIds, CancellationToken cancel)
    {
        var missing = versionIds.Where(id => !_compiled.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            var definitions = await db.CalendarVersions.AsNoTracking()
                .Where(version => missing.Contains(version.Id))
                .Select(version => new { version.Id, version.Definition })
                .ToListAsync(cancel);
            foreach (var version in definitions) _compiled[version.Id] = BusinessCalendar.Compile(CalendarJson.Read(version.Definition));
        }

        return id => _compiled.TryGetValue(id, out var calendar)
            ? calendar
            : throw new KeyNotFoundException($"Calendar version {id} is not known here.");
    }
}
