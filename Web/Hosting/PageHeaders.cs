namespace IncidentPlatform.Web.Hosting;

/// <summary>What pages add to the headers that every process sends. They carry no inline script, no inline style and no style attribute, so nothing needs an exception.</summary>
internal static class PageHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; upgrade-insecure-requests";

    /// <summary>Without TLS on the developer's machine an upgrade would break every link.</summary>
    public const string ContentSecurityPolicyInDevelopment =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    public static IApplicationBuilder UsePageHeaders(this IApplicationBuilder app, bool inDevelopment)
    {
        var policy = inDevelopment ? ContentSecurityPolicyInDevelopment : ContentSecurityPolicy;
        return app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context.Response, policy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpResponse response, string policy)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

        // A page shows what one reader may see: no shared cache and no back button after sign-out brings it up again.
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            headers.CacheControl = "no-store";
        }
    }
}
