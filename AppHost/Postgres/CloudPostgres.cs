namespace IncidentPlatform.AppHost.Postgres;

internal static class CloudPostgres
{
    /// <summary>Takes the connection of every role from the operator (<c>ConnectionStrings:platform</c> and its siblings).</summary>
    public static PlatformDatabase AddCloudPostgres(this IDistributedApplicationBuilder builder) =>
        new(null, DatabaseRole.All.ToDictionary(role => role, role => builder.AddConnectionString(role.Connection)));
}
