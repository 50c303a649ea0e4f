using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Postgres;

internal static class PostgresContainer
{
    /// <summary>Adds PostgreSQL as a container with its data in a volume. Healthy when it takes connections.</summary>
    public static PlatformDatabase AddPostgresContainer(this IDistributedApplicationBuilder builder, PlatformSecrets secrets)
    {
        var server = builder
            .AddPostgres("postgres", builder.AddParameter("postgres-owner", DatabaseRole.Owner.Login), secrets[DatabaseRole.Owner.PasswordName])
            .WithDataVolume("incident-platform-postgres");
        return PlatformDatabase.On(server, server.Resource.PrimaryEndpoint, secrets);
    }
}
