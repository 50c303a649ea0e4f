using System.Text.Json;
using IncidentPlatform.Contracts.Problems;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Hosting;

/// <summary>
/// Gives every problem that the framework writes the API's type, and turns the validator's answer into ours: 422 instead of
/// 400, because the body was readable, and the fields by their JSON names instead of the names in C#.
/// </summary>
internal sealed class ProblemShape : IPostConfigureOptions<ProblemDetailsOptions>
{
    public void PostConfigure(string? name, ProblemDetailsOptions options)
    {
        var inherited = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            Apply(context);
            inherited?.Invoke(context);
        };
    }

    /// <summary>The JSON name of a property path such as <c>Items[0].DueAt</c>.</summary>
    public static string JsonName(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static void Apply(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem is HttpValidationProblemDetails validation)
        {
            var errors = validation.Errors.ToDictionary(error => JsonName(error.Key), error => error.Value);
            validation.Errors = errors;
            problem.Status = StatusCodes.Status422UnprocessableEntity;
            problem.Title = "Some values do not make sense.";
            problem.Type = ProblemCodes.Prefix + ProblemCodes.Invalid;
            context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        if (problem.Type?.StartsWith(ProblemCodes.Prefix, StringComparison.Ordinal) == true) return;
        if (CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode) is { } code) problem.Type = ProblemCodes.Prefix + code;
    }

    private static string? CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ProblemCodes.Unreadable,
        StatusCodes.Status401Unauthorized => ProblemCodes.Unauthenticated,
        StatusCodes.Status403Forbidden => ProblemCodes.Forbidden,
        StatusCodes.Status404NotFound => ProblemCodes.NotFound,
        StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
        StatusCodes.Status429TooManyRequests => ProblemCodes.TooManyRequests,
        StatusCodes.Status503ServiceUnavailable => ProblemCodes.Unavailable,
        _ => null,
    };
}
