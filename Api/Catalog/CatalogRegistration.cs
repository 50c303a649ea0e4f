namespace IncidentPlatform.Api.Catalog;

/// <summary>Services, categories, support groups and request types.</summary>
internal static class CatalogRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCatalog(this RouteGroupBuilder api)
    {
        ListServices.Map(api);
        SaveService.Map(api);
        ListCategories.Map(api);
        SaveCategory.Map(api);
        ListGroups.Map(api);
        SaveGroup.Map(api);
        ListRequestTypes.Map(api);
    }
}
