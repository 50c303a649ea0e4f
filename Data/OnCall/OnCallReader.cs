using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.OnCall;

/// <summary>Who is on call, as the rotas of the organization say.</summary>
public sealed class OnCallReader(PlatformDbContext db, RotaLibrary library, SupportGroupDirectory groups)
{
    /// <summary>The most overrides of a rota that count in a period: of more, those made last.</summary>
    public const int MostOverrides = 1_000;

    /// <summary>Who is on call for a group at an instant.</summary>
    /// <returns>Whoever is no active member of the group is left out: a call to them would be lost in silence.</returns>
    public async Task<OnCallAnswer> AtAsync(Guid groupId, Instant at, CancellationToken cancel)
    {
        var row = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.GroupId == groupId, cancel);
        if (row is null) return new OnCallAnswer(false, []);

        var members = (await groups.MembersAsync([groupId], cancel))[groupId];
        var rota = await LoadAsync(row, at, at, cancel);
        return new OnCallAnswer(true, [.. rota.At(at).Select(turn => turn.PersonId).Where(members.Contains).Distinct()]);
    }

    /// <summary>A rota with the overrides that count in <c>[from, to]</c>.</summary>
    public async Task<OnCallRota> LoadAsync(RotaRow row, Instant from, Instant to, CancellationToken cancel) =>
        (await LoadAsync([row], from, to, cancel))[row.Id];

    /// <summary>Rotas with the overrides that count in <c>[from, to]</c>, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, OnCallRota>> LoadAsync(IReadOnlyCollection<RotaRow> rows, Instant from, Instant to, CancellationToken cancel)
    {
        var rotas = await library.FindAsync(db, rows, cancel);
        var ids = rotas.Keys.ToArray();
        var overrides = (await db.OnCallOverrides.AsNoTracking()
            .Where(row => ids.Contains(row.RotaId) && row.ToAt > from && row.FromAt <= to)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(MostOverrides * rows.Count).ToListAsync(cancel)).ToLookup(row => row.RotaId);
        return rotas.ToDictionary(
            rota => rota.Key,
            rota => rota.Value.With(overrides[rota.Key].Reverse().Select(row =>
                new OnCallOverride(row.Id, row.LayerId, row.FromAt, row.ToAt, row.PersonId, row.SwapId))));
    }
}
