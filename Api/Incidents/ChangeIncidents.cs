using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Incidents;

/// <summary><c>POST /incidents/bulk</c>: the same move for up to 100 records, each on its own.</summary>
internal static class ChangeIncidents
{
    public static void Map(RouteGroupBuilder incidents) => incidents
        .MapPost("/bulk", HandleAsync)
        .RequireAuthorization(Permissions.Submit) // Of everybody who may do anything to a record; the move's own permission is asked below.
        .WithName(nameof(ChangeIncidents)).WithSummary("Make the same move for many records");

    private static async Task<Results<Ok<BulkResponse>, ProblemHttpResult>> HandleAsync(
        BulkRequest request, IdempotencyKey key, IncidentBulk bulk, CurrentUser user, CancellationToken cancel)
    {
        if (!user.May(PermissionFor(request.Action))) return Problem.Forbidden($"The action {request.Action} needs {PermissionFor(request.Action)}.");

        var errors = ErrorsOf(request);
        if (errors.Count > 0) return Problem.Invalid(errors);
        if (request.Follow is { PersonId: { } personId } && await bulk.FollowerProblemAsync(personId, cancel) is { } problem) return problem;
        if (!await bulk.TakeKeyAsync(key.Token, request.Items[0].Id, cancel)) return Problem.KeyReused();

        var results = new List<BulkResultResponse>();
        foreach (var item in request.Items) results.Add(await bulk.ChangeAsync(request, item, key.Token, cancel));
        return TypedResults.Ok(new BulkResponse(results, results.Count(result => result.Outcome == BulkOutcome.Done)));
    }

    private static string PermissionFor(BulkAction action) => action switch
    {
        BulkAction.Cancel or BulkAction.Comment or BulkAction.Follow => Permissions.Submit,
        _ => Permissions.Work,
    };

    private static Dictionary<string, string[]> ErrorsOf(BulkRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        object? arguments = request.Action switch
        {
            BulkAction.Assign => request.Assign,
            BulkAction.Hold => request.Hold,
            BulkAction.Escalate => request.Escalate,
            BulkAction.Priority => request.Priority,
            BulkAction.Resolve => request.Resolve,
            BulkAction.Cancel => request.Cancel,
            BulkAction.Comment => request.Comment,
            BulkAction.Accept or BulkAction.Resume or BulkAction.Follow => request,
        };
        if (arguments is null) errors[JsonName(request.Action.ToString())] = [$"The action {request.Action} needs this."];

        var seen = new HashSet<Guid>();
        for (var i = 0; i < request.Items.Count; i++)
        {
            var item = request.Items[i];
            if (!seen.Add(item.Id)) errors[$"items[{i}].id"] = ["Each record once."];
            if (item.Version is null && NeedsVersion(request.Action)) errors[$"items[{i}].version"] = ["Say which version you saw."];
        }
        return errors;
    }

    private static bool NeedsVersion(BulkAction action) => action is not (BulkAction.Comment or BulkAction.Follow);

    private static string JsonName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
