using IncidentPlatform.Api.Paging;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Sla;

/// <summary><c>GET /level-changes</c> and <c>GET /level-changes/{id}</c>: how far changes have come through the open records.</summary>
internal static class ListLevelChanges
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/level-changes", ListAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName(nameof(ListLevelChanges)).WithSummary("List changes of levels, newest first");
        api.MapGet("/level-changes/{id:guid}", GetAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("GetLevelChange").WithSummary("Read how far a change of levels is");
    }

    private static async Task<Ok<PageResponse<LevelChangeResponse>>> ListAsync(
        int? limit, string? cursor, PlatformDbContext db, CancellationToken cancel)
    {
        var most = NamePage.LimitOf(limit);
        var changes = db.LevelChanges.AsNoTracking();
        if (Keyset.TryDecode(cursor, out var after))
        {
            changes = changes.Where(change =>
                EF.Functions.LessThan(ValueTuple.Create(change.CreatedAt, change.Id), ValueTuple.Create(after.At, after.Id)));
        }
        var page = await changes.OrderByDescending(change => change.CreatedAt).ThenByDescending(change => change.Id).Take(most + 1).ToListAsync(cancel);
        var shown = page.Take(most).ToList();
        return TypedResults.Ok(new PageResponse<LevelChangeResponse>(
            await AnswerAsync(shown, db, cancel), page.Count > most ? new Keyset(shown[^1].CreatedAt, shown[^1].Id).Encode() : ""));
    }

    private static async Task<Results<Ok<LevelChangeResponse>, ProblemHttpResult>> GetAsync(Guid id, PlatformDbContext db, CancellationToken cancel)
    {
        var change = await db.LevelChanges.AsNoTracking().SingleOrDefaultAsync(change => change.Id == id, cancel);
        return change is null ? Problem.NotFound() : TypedResults.Ok((await AnswerAsync([change], db, cancel))[0]);
    }

    private static async Task<IReadOnlyList<LevelChangeResponse>> AnswerAsync(
        List<LevelChangeRow> changes, PlatformDbContext db, CancellationToken cancel)
    {
        var ids = changes.Select(change => change.Id).ToArray();
        var subjects = changes.Select(change => change.SubjectId).OfType<Guid>().Distinct().ToArray();
        var people = changes.Select(change => change.CreatedBy).Distinct().ToArray();
        var lanes = (await db.LevelLanes.AsNoTracking().Where(lane => ids.Contains(lane.ChangeId)).ToListAsync(cancel)).ToLookup(lane => lane.ChangeId);
        var names = await (
                from policy in db.SlaPolicies where subjects.Contains(policy.Id) select new { policy.Id, policy.Name })
            .Concat(from calendar in db.Calendars where subjects.Contains(calendar.Id) select new { calendar.Id, calendar.Name })
            .Concat(
                from policy in db.OlaPolicies where subjects.Contains(policy.Id)
                from held in db.SupportGroups.Where(held => held.Id == policy.GroupId) select new { policy.Id, held.Name })
            .Concat(
                from policy in db.OlaPolicies where subjects.Contains(policy.Id)
                from agreement in db.Agreements.Where(agreement => agreement.Id == policy.AgreementId) select new { policy.Id, agreement.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var persons = await db.PersonCards.AsNoTracking().Where(card => people.Contains(card.PersonId))
            .ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        return
        [
            .. changes.Select(change => Answer(
                change, [.. lanes[change.Id]], change.SubjectId is { } subject ? names.GetValueOrDefault(subject, "") : "",
                persons.GetValueOrDefault(change.CreatedBy, ""))),
        ];
    }

    private static LevelChangeResponse Answer(LevelChangeRow change, IReadOnlyList<LevelLaneRow> lanes, string name, string by)
    {
        var examined = lanes.Sum(lane => lane.Examined);
        var state = change.FinishedAt is not null ? LevelChangeState.Done : examined > 0 ? LevelChangeState.Running : LevelChangeState.Waiting;
        return new LevelChangeResponse(
            change.Id, change.Subject, change.SubjectId, name, change.Mode, state, change.Total, examined, lanes.Sum(lane => lane.Changed),
            lanes.Sum(lane => lane.BecameLate), lanes.Sum(lane => lane.DueSooner), lanes.Sum(lane => lane.DueLater),
            lanes.Sum(lane => lane.SilencedSteps), lanes.Sum(lane => lane.Failed), change.CreatedAt, by, change.FinishedAt);
    }
}
