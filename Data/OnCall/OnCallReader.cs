using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>Who is on call, as the rotas of the organization say.</summary>
public sealed class OnCallReader(PlatformDbContext db, RotaLibrary library, SupportGroupDirectory groups)
{
    /// <summary>The most overrides that count in a period; the latest do.</summary>
    public const int MostOverrides = 1_000;

    /// <summary>Who is on call for a group at an instant.</summary>
    /// <returns>Whoever is no active member of the group is left out: a call to them would be lost in silence.</returns>
    public async Task<OnCallAnswer> AtAsync(Guid groupId, Instant at, CancellationToken cancel)
    {
        var row = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.GroupId == groupId, cancel);
        if (row is null || await groups.FindAsync(groupId, cancel) is not { } group) return new OnCallAnswer(row is not null, []);

        var rota = await LoadAsync(row, at, at, cancel);
        return new OnCallAnswer(true, [.. rota.At(at).Select(turn => turn.PersonId).Where(group.MemberIds.Contains).Distinct()]);
    }

    /// <summary>A rota with the overrides that count in <c>[from, to]</c>.</summary>
    public async Task<OnCallRota> LoadAsync(RotaRow row, Instant from, Instant to, CancellationToken cancel)
    {
        var rota = await library.FindAsync(db, row, cancel);
        return rota.With(await OverridesAsync(row.Id, from, to, cancel));
    }

    /// <summary>The overrides of a rota that reach into <c>[from, to]</c>, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<OnCallOverride>> OverridesAsync(Guid rotaId, Instant from, Instant to, CancellationToken cancel)
    {
        var rows = await db.OnCallOverrides.AsNoTracking()
            .Where(row => row.RotaId == rotaId && row.ToAt > from && row.FromAt <= to)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(MostOverrides).ToListAsync(cancel);
        return [.. rows.AsEnumerable().Reverse().Select(row => new OnCallOverride(row.Id, row.LayerId, row.FromAt, row.ToAt, row.PersonId, row.SwapId))];
    }
}
