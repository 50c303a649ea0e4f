using System.Globalization;
using IncidentPlatform.AppHost.Composition;
using IncidentPlatform.AppHost.Postgres;
using IncidentPlatform.AppHost.Startup;

namespace IncidentPlatform.AppHost.Processes;

internal static class Migrations
{
    public const string Name = "migrations";

    /// <summary>
    /// Adds the step that creates and updates the database, its roles and the demo data: the only process that connects
    /// as the owner. The others wait until it has ended well.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddMigrations(
        this IDistributedApplicationBuilder builder, StartOptions host, PlatformDatabase database, PlatformSecrets secrets)
    {
        var migrations = builder
            .AddStep<Projects.Worker>(Name, host)
            .WithArgs("--migrate")
            .WithDatabase(database, DatabaseRole.Owner);
        if (host.Scale > 0) migrations.WithEnvironment("Demo__Scale", host.Scale.ToString(CultureInfo.InvariantCulture)).WithProgress();

        foreach (var role in DatabaseRole.All.Where(role => role.Setting is not null))
            migrations.WithEnvironment($"Roles__{role.Setting}__Password", secrets[role.PasswordName]);
        return migrations;
    }

    /// <summary>Gives a process the connections of these roles, and lets it wait for the server.</summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> process, PlatformDatabase database, params IEnumerable<DatabaseRole> roles)
    {
        foreach (var role in roles) process.WithReference(database.Connections[role], connectionName: role.SeenAs);
        return database.Server is { } server ? process.WaitFor(server) : process;
    }
}
