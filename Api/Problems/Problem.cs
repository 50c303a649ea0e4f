using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Problems;

/// <summary>The API's refusals as problem+json.</summary>
internal static class Problem
{
    /// <summary>404: nothing here, or nothing that the caller may see.</summary>
    public static ProblemHttpResult NotFound() =>
        Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is nothing here that you may see.");

    /// <summary>403: the permission is missing.</summary>
    public static ProblemHttpResult Forbidden(string detail) =>
        Of(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, "You may not do this.", detail);

    /// <summary>409: a unique value is taken.</summary>
    public static ProblemHttpResult Conflict(string field, string message) =>
        Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "This value is taken already.", null, Errors(field, message));

    /// <summary>413: a field is too large.</summary>
    public static ProblemHttpResult TooLarge(string field, string message) =>
        Of(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "This is too large.", null, Errors(field, message));

    /// <summary>422: readable, but a field does not make sense.</summary>
    public static ProblemHttpResult Invalid(string field, string message) =>
        Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.Invalid, "Some values do not make sense.", null, Errors(field, message));

    /// <summary>422: several fields do not make sense.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.Invalid, "Some values do not make sense.", null, errors);

    /// <summary>422: it looks like a mistake, and the caller did not say that it is meant so.</summary>
    public static ProblemHttpResult Unaccepted(IReadOnlyList<LevelFindingResponse> warnings) => Of(
        StatusCodes.Status422UnprocessableEntity, ProblemCodes.UnacceptedWarnings,
        "This looks like a mistake.", "Look at the warnings; if it is meant so, send it again with acceptsWarnings.",
        Errors("acceptsWarnings", "Say that it is meant so."), new() { ["warnings"] = warnings });

    /// <summary>409: an earlier change of the same levels has not reached every open record.</summary>
    public static ProblemHttpResult Unfinished(Guid changeId) => Of(
        StatusCodes.Status409Conflict, ProblemCodes.UnfinishedChange, "An earlier change has not reached every open record yet.",
        "Wait until it has; its progress is in level-changes.", null, new() { ["changeId"] = changeId });

    /// <summary>422: the idempotency key belongs to another request.</summary>
    public static ProblemHttpResult KeyReused() => Of(
        StatusCodes.Status422UnprocessableEntity, ProblemCodes.IdempotencyKeyReused,
        "This idempotency key was used for another request.", "Send a new key with a new request.");

    /// <summary>503: a part that the request needs is away.</summary>
    public static ProblemHttpResult Unavailable() => Of(
        StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, "A part of the platform is away. Try again in a moment.");

    /// <summary>429: the caller has as many streams open as they may.</summary>
    public static ProblemHttpResult TooManyStreams() => Of(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests, "Too many streams are open.", "Close one of yours first.");

    /// <summary>428: the version is missing.</summary>
    public static ProblemHttpResult VersionRequired() => Of(
        StatusCodes.Status428PreconditionRequired, ProblemCodes.VersionRequired,
        "Say which version you changed.", "Send If-Match with the record's version.");

    /// <summary>412: the record changed in between.</summary>
    public static ProblemHttpResult Stale(int version, IReadOnlyList<ChangeResponse> changes) => Of(
        StatusCodes.Status412PreconditionFailed, ProblemCodes.Stale,
        "Somebody changed this record in between.", "Look at the changes, then send your wish again with the new version.",
        null, new() { ["version"] = version, ["changes"] = changes });

    /// <summary>409: the state does not allow the move.</summary>
    public static ProblemHttpResult IllegalMove(IReadOnlyList<string> legalMoves) => Of(
        StatusCodes.Status409Conflict, ProblemCodes.IllegalMove, "The state does not allow this.",
        legalMoves.Count > 0 ? $"Legal now: {string.Join(", ", legalMoves)}." : "Nothing can be done with it any more.", null,
        new() { ["legalMoves"] = legalMoves });

    /// <summary>A rule refused: 409 for the state and the actor, 422 for a value.</summary>
    public static ProblemHttpResult Refusal(Decision.Refused refused)
    {
        var legalMoves = refused.LegalMoves.Select(move => move.ToString()).ToList();
        var extensions = new Dictionary<string, object?> { ["reason"] = refused.Code, ["legalMoves"] = legalMoves };
        return refused.Code switch
        {
            RefusalCodes.NotAllowed => Of(
                StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, "You may not make this move on this record.", null, null, extensions),
            RefusalCodes.IllegalMove or RefusalCodes.NotEditable => Of(
                StatusCodes.Status409Conflict, ProblemCodes.IllegalMove, "The record's state does not allow this.",
                legalMoves.Count > 0 ? $"Legal now: {string.Join(", ", legalMoves)}." : "Nothing can be changed any more.", null, extensions),
            RefusalCodes.IsOver => Of(
                StatusCodes.Status409Conflict, ProblemCodes.IllegalMove, "This record is over: nothing can be added to it.",
                "If its matter is not, open a follow-up: POST /incidents with followUpOf.", null, extensions),
            RefusalCodes.NotBreached => Of(
                StatusCodes.Status409Conflict, ProblemCodes.Conflict, "This promise is not broken: there is nothing to excuse.", null, null, extensions),
            RefusalCodes.NothingChanges => Of(
                StatusCodes.Status409Conflict, ProblemCodes.Conflict, "Nothing would change.", null, null, extensions),
            _ => Of(
                StatusCodes.Status422UnprocessableEntity, ProblemCodes.Invalid, "Some values do not make sense.", null,
                Errors(FieldOf(refused.Code), SentenceOf(refused.Code)), extensions),
        };
    }

    private static ProblemHttpResult Of(
        int status, string code, string title, string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null,
        Dictionary<string, object?>? extensions = null)
    {
        extensions ??= [];
        if (errors is not null) extensions["errors"] = errors;
        return TypedResults.Problem(detail, null, status, title, ProblemCodes.Prefix + code, extensions);
    }

    private static Dictionary<string, string[]> Errors(string field, string message) => new() { [field] = [message] };

    private static string FieldOf(string code) => code switch
    {
        RefusalCodes.UntilNotInFuture or RefusalCodes.UntilRequired => "until",
        RefusalCodes.CodeNotForKind => "code",
        RefusalCodes.ReasonRequired => "reason",
        RefusalCodes.UnknownGroup => "groupId",
        RefusalCodes.NotAMember => "assigneeId",
        RefusalCodes.NotOver => "followUpOf",
        _ => "",
    };

    private static string SentenceOf(string code) => code switch
    {
        RefusalCodes.UntilNotInFuture => "Choose an instant in the future.",
        RefusalCodes.UntilRequired => "A scheduled hold needs an end.",
        RefusalCodes.CodeNotForKind => "This code does not belong to this kind of record.",
        RefusalCodes.ReasonRequired => "Say why.",
        RefusalCodes.UnknownGroup => "This group does not exist or takes no records.",
        RefusalCodes.NotAMember => "This person is not an active member of the group.",
        RefusalCodes.NotOver => "This record is not over yet: write to it instead.",
        _ => "This value does not make sense.",
    };
}
