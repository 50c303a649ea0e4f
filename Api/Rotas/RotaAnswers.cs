using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Rotas;

/// <summary>Fills what the API says about rotas: names of people and groups, shifts, warnings.</summary>
internal sealed class RotaAnswers(PlatformDbContext db, OnCallReader reader, SupportGroupDirectory groups, TimeProvider time)
{
    /// <summary>How far ahead gaps are looked for when a rota is shown or saved.</summary>
    public static readonly Duration Ahead = Duration.FromDays(56);

    private const int MostGaps = 20;

    /// <summary>A stored rota with its warnings.</summary>
    public async Task<RotaResponse> RotaAsync(RotaRow row, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var rota = await reader.LoadAsync(row, now, now + Ahead, cancel);
        var layers = rota.Definition.Layers;
        var names = await NamesAsync([.. layers.SelectMany(layer => layer.PersonIds), row.ChangedBy], cancel);
        var group = await db.SupportGroups.AsNoTracking().Where(g => g.Id == row.GroupId).Select(g => g.Name).SingleAsync(cancel);
        var calendar = row.CalendarId is null
            ? null
            : await db.Calendars.AsNoTracking().Where(c => c.Id == row.CalendarId).Select(c => c.Name).SingleOrDefaultAsync(cancel);
        return new RotaResponse(
            row.Id, row.GroupId, group, rota.Definition.Zone, row.CalendarId, calendar, [.. layers.Select(layer => LayerOf(layer, names))],
            row.Version, row.ChangedAt, NameOf(row.ChangedBy, names), await WarningsAsync(rota, row.GroupId, now, now + Ahead, cancel));
    }

    /// <summary>Who is on call in a period.</summary>
    public async Task<RotaScheduleResponse> ScheduleAsync(OnCallRota rota, Guid groupId, Instant from, Instant to, CancellationToken cancel)
    {
        var shifts = rota.ShiftsBetween(from, to);
        var names = await NamesAsync(shifts.Select(shift => shift.PersonId), cancel);
        return new RotaScheduleResponse(
            from, to, rota.Definition.Zone, [.. shifts.Select(shift => ShiftOf(shift, rota, names))],
            [.. rota.GapsBetween(from, to).Select(gap => new OnCallGapResponse(gap.Start, gap.End))],
            await WarningsAsync(rota, groupId, from, to, cancel));
    }

    /// <summary>Who is on call for groups at an instant, in the order given; who cannot be called is left out.</summary>
    public async Task<IReadOnlyList<OnCallNowResponse>> NowAsync(
        IReadOnlyList<(SupportGroupRow Group, RotaRow? Rota)> asked, Instant at, CancellationToken cancel)
    {
        var rows = asked.Select(entry => entry.Rota).OfType<RotaRow>().ToList();
        var reach = Duration.FromDays(OnCallLayer.MostRotationDays + 2);
        var rotas = await reader.LoadAsync(rows, at - reach, at + reach, cancel);
        var members = await groups.MembersAsync([.. rows.Select(row => row.GroupId)], cancel);
        var shifts = rows.ToDictionary(row => row.Id, row => rotas[row.Id].At(at)
            .Where(turn => members[row.GroupId].Contains(turn.PersonId))
            .Select(turn => rotas[row.Id].ShiftAt(turn.LayerId, at)!).ToList());
        var names = await NamesAsync(shifts.Values.SelectMany(list => list).Select(shift => shift.PersonId), cancel);
        return
        [
            .. asked.Select(entry => new OnCallNowResponse(
                entry.Group.Id, entry.Group.Name, entry.Rota?.Id,
                entry.Rota is { Id: var id } ? [.. shifts[id].Select(shift => ShiftOf(shift, rotas[id], names))] : [])),
        ];
    }

    /// <summary>Overrides with the names of their people.</summary>
    public async Task<IReadOnlyList<OnCallOverrideResponse>> OverridesAsync(IReadOnlyList<OnCallOverrideRow> rows, CancellationToken cancel)
    {
        var names = await NamesAsync(rows.SelectMany(row => new[] { row.PersonId, row.CreatedBy }), cancel);
        return
        [
            .. rows.Select(row => new OnCallOverrideResponse(
                row.Id, row.LayerId, row.FromAt, row.ToAt, row.PersonId, NameOf(row.PersonId, names), row.SwapId, NameOf(row.CreatedBy, names), row.CreatedAt)),
        ];
    }

    /// <summary>Names of people whom the organization knows.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> personIds, CancellationToken cancel)
    {
        var wanted = personIds.Distinct().ToArray();
        return await db.PersonCards.Where(card => wanted.Contains(card.PersonId)).ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
    }

    private async Task<RotaWarningsResponse> WarningsAsync(OnCallRota rota, Guid groupId, Instant from, Instant to, CancellationToken cancel)
    {
        var members = (await groups.MembersAsync([groupId], cancel))[groupId];
        var warnings = RotaLint.Check(rota, members, from, to);
        var gaps = warnings.Where(warning => warning.Code == RotaWarningCodes.Gap)
            .Select(warning => new OnCallGapResponse(warning.From!.Value, warning.To!.Value)).ToList();
        var strangers = warnings.Select(warning => warning.PersonId).OfType<Guid>().ToList();
        var names = await NamesAsync(strangers, cancel);
        return new RotaWarningsResponse(
            gaps.Count, gaps.Sum(gap => (long)(gap.To - gap.From).TotalSeconds), [.. gaps.Take(MostGaps)],
            [.. strangers.Select(person => new OnCallPersonResponse(person, NameOf(person, names)))]);
    }

    private static OnCallLayerResponse LayerOf(OnCallLayer layer, IReadOnlyDictionary<Guid, string> names) => new(
        layer.Id, layer.Name, [.. layer.PersonIds.Select(person => new OnCallPersonResponse(person, NameOf(person, names)))],
        layer.StartsOn, layer.HandOverAt, layer.RotationDays,
        layer.Week is null ? null : [.. layer.Week.Select(day => day.Select(o => new[] { o.FromText, o.ToText }).ToArray())], layer.Holidays);

    private static OnCallShiftResponse ShiftOf(OnCallShift shift, OnCallRota rota, IReadOnlyDictionary<Guid, string> names) => new(
        shift.LayerId, rota.Definition.Layers.First(layer => layer.Id == shift.LayerId).Name, shift.PersonId, NameOf(shift.PersonId, names),
        shift.Start, shift.End, shift.OverrideId);

    // Somebody who left the organization keeps their turns until the rota is changed; their name went with them.
    private static string NameOf(Guid person, IReadOnlyDictionary<Guid, string> names) => names.GetValueOrDefault(person, "");
}
