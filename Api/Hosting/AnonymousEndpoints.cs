namespace IncidentPlatform.Api.Hosting;

/// <summary>Every endpoint that answers without sign-in, as method and route. A test compares it with what is mapped.</summary>
internal static class AnonymousEndpoints
{
    public static IReadOnlyList<string> All { get; } =
    [
        "* /health",
        "* /alive",
        "* /metrics",
        "GET /",
        "POST /api/v1/auth/sign-in",
        "POST /api/v1/auth/refresh",
        "POST /api/v1/auth/forgot",
        "POST /api/v1/auth/reset",
        "GET /api/v1/acknowledgements/{token}",
        "POST /api/v1/acknowledgements/{token}",
        "POST /api/v1/organizations",
        "GET /api/v1/organizations/first-run",
        "GET /api/v1/on-call/feeds/{token}/calendar.ics",
        "GET /openapi/{documentName}.json",
        "GET /reference/{documentName?}",
        "GET /reference/favicon.svg",
        "GET /reference/scalar.aspnetcore.js",
        "GET /reference/scalar.js",
    ];
}
