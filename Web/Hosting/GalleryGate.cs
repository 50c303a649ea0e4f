namespace IncidentPlatform.Web.Hosting;

/// <summary>The gallery of components exists on the developer's machine only.</summary>
internal static class GalleryGate
{
    public const string Path = "/_gallery";

    public static void UseGalleryGate(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;

        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path)) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
