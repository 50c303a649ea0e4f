namespace IncidentPlatform.Api.Organizations;

/// <summary>Organizations sign up by themselves.</summary>
internal static class OrganizationEndpoints
{
    public static void AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignUpOptions>().BindConfiguration(SignUpOptions.Section);
        builder.Services.AddScoped<SignUp>();
    }

    public static void MapOrganizations(this RouteGroupBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        CreateOrganization.Map(organizations);
        GetFirstRun.Map(organizations);
    }
}
