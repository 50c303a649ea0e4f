namespace IncidentPlatform.Api.People;

/// <summary>The people of an organization.</summary>
internal static class PeopleEndpoints
{
    public static void AddPeople(this WebApplicationBuilder builder) => builder.Services.AddScoped<Members>();

    public static void MapPeople(this RouteGroupBuilder api)
    {
        InvitePerson.Map(api.MapGroup("/invitations").WithTags("People"));

        var users = api.MapGroup("/users").WithTags("People");
        ListUsers.Map(users);
        UpdateUser.Map(users);
    }
}
