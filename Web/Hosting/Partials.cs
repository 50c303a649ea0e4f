using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Components.Queue;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace IncidentPlatform.Web.Hosting;

/// <summary>Pieces of pages for script: ordinary GETs, so that session, rights and language apply as they do to the whole page.</summary>
internal static class Partials
{
    public static void MapPartials(this WebApplication app)
    {
        var partials = app.MapGroup("/partials").RequireAuthorization(Permissions.Work);
        partials.MapGet("/incident/{number}", IncidentAsync);
        partials.MapGet("/queue-rows", RowsAsync);
        app.MapGet("/partials/suggestions", SuggestionsAsync).RequireAuthorization(Permissions.Submit);
        app.MapPost("/follow/{id:guid}", FollowAsync).RequireAuthorization(Permissions.Submit);
    }

    private static async Task<RazorComponentResult> IncidentAsync(
        string number, string? closeUrl, string? returnTo, IncidentLoader loader, CancellationToken cancel) =>
        new RazorComponentResult<IncidentPanel>(new
        {
            View = await loader.LoadAsync(number, withForms: false, cancel),
            CloseUrl = ReturnUrl.IsLocal(closeUrl) ? closeUrl! : Pages.Queue,
            ReturnTo = ReturnUrl.IsLocal(returnTo) ? returnTo! : Pages.Incident(number),
        });

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> SuggestionsAsync(string? q, PlatformApi api, CancellationToken cancel)
    {
        var found = await api.SuggestionsAsync(q ?? "", cancel);
        return found.IsSuccess
            ? new RazorComponentResult<Suggestions>(new { Found = found.Value })
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    // A button in a half-filled form: following a known incident instead of reporting it again.
    private static async Task<RedirectHttpResult> FollowAsync(Guid id, IFormCollection form, PlatformApi api, CancellationToken cancel)
    {
        // Binding the form is what checks the antiforgery token.
        ArgumentNullException.ThrowIfNull(form);
        await api.MoveAsync(id, MoveNames.Follow, new FollowRequest(), null, cancel);
        // Followed already is as good; whatever else went wrong, the record's page says what there is to see.
        return TypedResults.LocalRedirect($"{Pages.Incident(id.ToString())}?done={MoveNames.Follow}");
    }

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> RowsAsync(
        HttpRequest request, PlatformApi api, TimeProvider time, CancellationToken cancel)
    {
        var ids = request.Query["ids"].ToString().Split(',').Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var view = new QueueView(QueueFilter.From(request.Query), now);

        var page = await api.IncidentsAsync(view.Filter.ToApiQuery(now, ids), cancel);
        if (!page.IsSuccess) return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

        view.Show(page.Value);
        return new RazorComponentResult<QueueRows>(new { View = view });
    }
}
