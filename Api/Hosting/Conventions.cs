using IncidentPlatform.Contracts.Json;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Hosting;

/// <summary>What all endpoints have in common: JSON, refusals, the order of the pipeline, the group under which they stand.</summary>
internal static class Conventions
{
    /// <summary>Where the public API begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>JSON as <see cref="PlatformJson"/> says, attributes checked before the handler, every refusal as problem+json.</summary>
    public static void AddConventions(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => PlatformJson.Configure(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddValidation();
        builder.Services.AddExceptionHandler<UnreadableOrUnexpected>();
        builder.Services.AddSingleton<IPostConfigureOptions<ProblemDetailsOptions>, ProblemShape>();
    }

    /// <summary>The pipeline in front of the endpoints.</summary>
    public static void UseConventions(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseRateLimiter(); // After authentication: the limit is the caller's, not the address's.
        app.UseAuthorization();
    }

    /// <summary>The group of all public endpoints: prefix, rate limit, and the refusals that any of them may give.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app) => app
        .MapGroup(Root)
        .RequireRateLimiting(Limits.PerCaller)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
