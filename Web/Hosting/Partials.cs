using IncidentPlatform.Contracts.Identity;
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
    }

    private static async Task<RazorComponentResult> IncidentAsync(
        string number, string? closeUrl, string? returnTo, IncidentLoader loader, CancellationToken cancel) =>
        new RazorComponentResult<IncidentPanel>(new
        {
            View = await loader.LoadAsync(number, withForms: false, cancel),
            CloseUrl = ReturnUrl.IsLocal(closeUrl) ? closeUrl! : Pages.Queue,
            ReturnTo = ReturnUrl.IsLocal(returnTo) ? returnTo! : Pages.Incident(number),
        });

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
