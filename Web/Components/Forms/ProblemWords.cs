using IncidentPlatform.Contracts.Problems;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Forms;

/// <summary>Problems of the API in the reader's language: what happened and what to do next.</summary>
internal static class ProblemWords
{
    public const string Prefix = "Problem-";

    public static string Of(PlatformProblem problem, IStringLocalizer loc)
    {
        if (problem.Reason is { } reason && loc[Prefix + reason] is { ResourceNotFound: false } finer) return finer;
        if (problem.Code is { } code && loc[Prefix + code] is { ResourceNotFound: false } words) return words;

        // A code that this front end does not know yet: the API's own words are better than none.
        return problem.Detail ?? problem.Title ?? loc[Prefix + ProblemCodes.Unavailable];
    }

    /// <summary>The first message at a field; null without one.</summary>
    public static string? At(this PlatformProblem? problem, string field) =>
        problem?.Errors?.TryGetValue(field, out var messages) == true ? messages.FirstOrDefault() : null;
}
