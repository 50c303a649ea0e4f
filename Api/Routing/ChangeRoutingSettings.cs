using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary><c>PUT /routing/settings</c>: what the classifier may do from the next record on. A group is assigned automatically only once it has earned it.</summary>
internal static class ChangeRoutingSettings
{
    public static void Map(RouteGroupBuilder routing) => routing
        .MapPut("/settings", HandleAsync)
        .RequireAuthorization(Permissions.ManageRouting)
        .WithName(nameof(ChangeRoutingSettings)).WithSummary("Say what the classifier may do");

    private static async Task<Results<Ok<RoutingSettings>, ProblemHttpResult>> HandleAsync(
        SaveRoutingSettingsRequest request, IfMatch ifMatch, PlatformDbContext db, RoutingSettingsStore store, RoutingSettingsReader reader, CurrentUser user,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        if (await ErrorsAsync(request, db, cancel) is { Count: > 0 } errors) return Problem.Invalid(errors);

        return await store.SaveAsync(version, Edit(request), user.PersonId, cancel) switch
        {
            RoutingSettingsResult.Saved => TypedResults.Ok(await reader.ReadAsync(cancel)),
            RoutingSettingsResult.Stale stale => Problem.Stale(stale.Version, await ChangesAsync(stale.Since, db, cancel)),
            RoutingSettingsResult.NotEarned notEarned => Problem.Invalid(NotEarned(request.Groups!, notEarned.Groups)),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Dictionary<string, string[]>> ErrorsAsync(SaveRoutingSettingsRequest request, PlatformDbContext db, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Groups is { Count: > 0 } groups)
        {
            var ids = groups.Select(group => group.GroupId).ToArray();
            var known = await db.SupportGroups.AsNoTracking().Where(group => ids.Contains(group.Id)).Select(group => group.Id).ToListAsync(cancel);
            for (var i = 0; i < ids.Length; i++)
            {
                if (!known.Contains(ids[i])) errors[$"groups[{i}].groupId"] = ["This group does not exist."];
                else if (Array.IndexOf(ids, ids[i]) < i) errors[$"groups[{i}].groupId"] = ["This group is named twice."];
            }
        }
        if (request.Channels is { } channels && channels.DistinctBy(channel => channel.Channel).Count() < channels.Count)
            errors["channels"] = ["A channel is named twice."];
        if ((request.MisroutingCost is null) != (request.AskingCost is null) || (request.MisroutingCost > 0) != (request.AskingCost > 0))
            errors["misroutingCost"] = ["Name both costs, above 0, or both as 0."];
        if (request.BindingCategoryIds is { Count: > 0 } categories)
        {
            var known = await db.Categories.AsNoTracking().Where(category => categories.Contains(category.Id) && category.GroupId != null).CountAsync(cancel);
            if (known < categories.Distinct().Count()) errors["bindingCategoryIds"] = ["A category does not exist, or names no group."];
        }
        return errors;
    }

    private static RoutingSettingsEdit Edit(SaveRoutingSettingsRequest request) => new()
    {
        Mode = request.Mode,
        Channels = request.Channels?.ToDictionary(channel => channel.Channel, channel => channel.Mode),
        Groups = [.. (request.Groups ?? []).Select(group => new RoutingGroupEdit(group.GroupId, group.Mode, group.TargetPrecision, group.IsPromotedWhenEarned))],
        HoldOutShare = request.HoldOutShare,
        Costs = request is { MisroutingCost: > 0, AskingCost: > 0 } ? new RoutingCosts(request.MisroutingCost.Value, request.AskingCost.Value) : null,
        DropsCosts = request is { MisroutingCost: 0 },
        BindingCategories = request.BindingCategoryIds,
    };

    private static Dictionary<string, string[]> NotEarned(IReadOnlyList<GroupRoutingRequest> groups, IReadOnlyDictionary<Guid, GateProgress> progress) =>
        groups.Index().Where(pair => progress.ContainsKey(pair.Item.GroupId))
            .ToDictionary(pair => $"groups[{pair.Index}].mode", pair => new[] { Sentence(progress[pair.Item.GroupId]) });

    private static string Sentence(GateProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"Not earned yet: {progress.Decided} of {RoutingGate.Needed} decisions, {(progress.Precision is { } share ? $"{share * 100:0.0} % right so far, surely {progress.LowerBound * 100:0.0} %" : "none judged")}.");

    private static async Task<IReadOnlyList<ChangeResponse>> ChangesAsync(IReadOnlyList<RoutingChangeRow> changes, PlatformDbContext db, CancellationToken cancel)
    {
        var people = changes.Select(change => change.PersonId).OfType<Guid>().Distinct().ToArray();
        var names = await db.PersonCards.AsNoTracking().Where(card => people.Contains(card.PersonId))
            .ToDictionaryAsync(card => card.PersonId, card => card.Name, cancel);
        return
        [
            .. changes.Select(change => new ChangeResponse(
                change.PersonId is { } person ? names.GetValueOrDefault(person, "") : "", change.At, change.Kind.ToString(), [FieldOf(change.Kind)])),
        ];
    }

    private static string FieldOf(RoutingChangeKind kind) => kind switch
    {
        RoutingChangeKind.Mode => "mode",
        RoutingChangeKind.ChannelMode => "channels",
        RoutingChangeKind.HoldOut => "holdOutShare",
        RoutingChangeKind.Costs => "misroutingCost",
        RoutingChangeKind.BindingCategories => "bindingCategoryIds",
        _ => "groups",
    };
}
