using IncidentPlatform.Contracts.Problems;

namespace IncidentPlatform.Web.Components.Forms;

/// <summary>What the front end finds itself, before the API is asked; shown like the API's problems.</summary>
internal static class OwnProblem
{
    /// <summary>The form came from no page of ours.</summary>
    public static PlatformProblem Unreadable { get; } = Of(ProblemCodes.Unreadable, StatusCodes.Status400BadRequest);

    /// <summary>There is nothing at this address.</summary>
    public static PlatformProblem NotFound { get; } = Of(ProblemCodes.NotFound, StatusCodes.Status404NotFound);

    /// <summary>Fields that cannot be what was typed.</summary>
    /// <param name="errors">Messages by field; null when no field is to blame.</param>
    public static PlatformProblem Invalid(IReadOnlyDictionary<string, string[]>? errors = null) =>
        Of(ProblemCodes.Invalid, StatusCodes.Status422UnprocessableEntity, errors);

    private static PlatformProblem Of(string code, int status, IReadOnlyDictionary<string, string[]>? errors = null) =>
        new(ProblemCodes.Prefix + code, null, status, null, errors);
}
