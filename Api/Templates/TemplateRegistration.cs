using IncidentPlatform.Api.Hosting;

namespace IncidentPlatform.Api.Templates;

/// <summary>Ready-made texts.</summary>
internal static class TemplateRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddTemplates(this IHostApplicationBuilder builder) => builder.Services.AddScoped<TemplateReader>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapTemplates(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Templates");
        templates.AddEndpointFilter<OneConnection>();
        ListTemplates.Map(templates);
        GetTemplate.Map(templates);
        SaveTemplate.Map(templates);
        DeleteTemplate.Map(templates);
    }
}
