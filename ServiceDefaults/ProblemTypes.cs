using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentPlatform.ServiceDefaults;

/// <summary>Names the problems that no feature named: <c>urn:incident-platform:problem:not-found</c> instead of a link into a standard.</summary>
internal static class ProblemTypes
{
    public const string Prefix = "urn:incident-platform:problem:";

    public static void Apply(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Type?.StartsWith(Prefix, StringComparison.Ordinal) == true) return;

        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        problem.Type = Prefix + ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-');
    }
}
