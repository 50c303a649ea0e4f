using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentPlatform.Web.Sessions;

/// <summary>Where to go after signing in or changing a preference: only ever a page of our own.</summary>
internal static class ReturnUrl
{
    public const string Home = "/";

    /// <summary>The address itself where it is a path on this site, else the home page.</summary>
    public static string LocalOrHome(string? url) => IsLocal(url) ? url! : Home;

    /// <summary>True for "/path", false for "//host", "/\host", absolute and relative addresses and control characters.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..]
        && url is not ['/', '/' or '\\', ..]
        && !url.Any(char.IsControl);

    /// <summary>The page that is being shown, for a form that comes back to it.</summary>
    public static string Of(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString) : Home;
}
