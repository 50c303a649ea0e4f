using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Postgres;

/// <summary>The database as the processes see it: one connection string per role, whatever serves them.</summary>
/// <param name="Server">What has to be healthy first; null when the server is somebody else's.</param>
internal sealed record PlatformDatabase(
    IResourceBuilder<IResource>? Server,
    IReadOnlyDictionary<DatabaseRole, IResourceBuilder<IResourceWithConnectionString>> Connections)
{
    public const string Name = "platform";

    /// <summary>The connections to a server of this composition.</summary>
    public static PlatformDatabase On(IResourceBuilder<IResource> server, EndpointReference endpoint, PlatformSecrets secrets)
    {
        var builder = server.ApplicationBuilder;
        return new PlatformDatabase(server, DatabaseRole.All.ToDictionary(
            role => role,
            role => (IResourceBuilder<IResourceWithConnectionString>)builder.AddConnectionString(
                role.Connection, ConnectionString(endpoint, role, secrets[role.PasswordName]))));
    }

    // 40 connections a pool: two pools of Api, Worker and Analytics together stay below the server's 200.
    private static ReferenceExpression ConnectionString(EndpointReference endpoint, DatabaseRole role, IResourceBuilder<ParameterResource> password) =>
        ReferenceExpression.Create($"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)};Database={Name};Username={role.Login};Password={password};Maximum Pool Size=40");
}
