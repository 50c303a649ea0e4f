namespace IncidentPlatform.Api.Search;

/// <summary>Search over everything.</summary>
internal static class SearchRegistration
{
    /// <summary>Registers what the endpoint uses.</summary>
    public static void AddSearch(this IHostApplicationBuilder builder) => builder.Services.AddScoped<SearchReader>();

    /// <summary>Maps the endpoint.</summary>
    public static void MapSearch(this RouteGroupBuilder api) => SearchEverything.Map(api);
}
