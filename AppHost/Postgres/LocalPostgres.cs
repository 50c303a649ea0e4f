using IncidentPlatform.AppHost.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.AppHost.Postgres;

/// <summary>The machine's own PostgreSQL server as a child process.</summary>
internal sealed class LocalPostgresResource(string name, string command, string workingDirectory) : ExecutableResource(name, command, workingDirectory);

internal static class LocalPostgres
{
    // PostgreSQL takes SIGTERM as "wait until everybody has left" and SIGINT as "end now, cleanly".
    // Whoever stops this composition sends SIGTERM and does not wait for long.
    private const string StopFast = """
        trap 'kill -INT $server' TERM INT HUP
        "$@" & server=$!
        while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
        exit ${code:-1}
        """;

    /// <summary>
    /// Adds a PostgreSQL server of this machine on the data folder of this installation: loopback only, on a free port,
    /// passwords required, never as root. Healthy when the owner can connect; ends with this process, its data stays.
    /// </summary>
    /// <exception cref="CannotStartException">No server of version 15 or later is installed, or there is no account to run it as.</exception>
    public static PlatformDatabase AddLocalPostgres(this IDistributedApplicationBuilder builder, StartOptions host, PlatformSecrets secrets)
    {
        var binaries = Find();
        var cluster = new PostgresCluster(binaries, Path.Combine(host.DataFolder, "postgres"));
        var port = StartOptions.FreePort();
        var owner = DatabaseRole.Owner;
        var password = secrets.ValueOf(owner.PasswordName);

        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            cluster.Prepare(owner.Login, password);
            return Task.CompletedTask;
        });
        builder.Services.AddHealthChecks().AddNpgSql(
            $"Host=127.0.0.1;Port={port};Database=postgres;Username={owner.Login};Password={password};Pooling=false", name: "postgres");

        var server = builder
            .AddResource(new LocalPostgresResource("postgres", "sh", "/"))
            .WithArgs(["-c", StopFast, "sh", .. cluster.ServeCommand(port)])
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: "tcp", isProxied: false)
            .WithHealthCheck("postgres");
        return PlatformDatabase.On(server, server.GetEndpoint("tcp"), secrets);
    }

    private static PostgresBinaries Find()
    {
        try
        {
            return PostgresBinaries.Find();
        }
        catch (InvalidOperationException exception)
        {
            throw new CannotStartException(exception.Message);
        }
    }
}
