using System.Diagnostics;
using System.Runtime.InteropServices;
using IncidentPlatform.AppHost.Composition;
using IncidentPlatform.AppHost.Postgres;
using IncidentPlatform.AppHost.Processes;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IncidentPlatform.AppHost.Startup;

/// <summary>
/// <c>./run --audit</c>: replays every timeline of this installation, whether it runs just now or not, and ends. Nothing but the
/// database is started, and only where it is not up already.
/// </summary>
internal static class AuditRun
{
    private static readonly TimeSpan ServerStartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <returns>The exit code: 0 when everything stored is what the timelines say, 2 when something differs.</returns>
    /// <exception cref="CannotStartException">There is nothing to audit, or the database cannot be reached.</exception>
    public static async Task<int> RunAsync(StartOptions host, IConfiguration settings)
    {
        using var stop = new CancellationTokenSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            return host.Edition switch
            {
                Edition.Local => await OnOwnServerAsync(host, stop.Token),
                Edition.Cloud => await AuditAsync(
                    settings.GetConnectionString(DatabaseRole.Worker.Connection)
                        ?? throw new CannotStartException($"The cloud edition runs on services that exist already; set in the environment: ConnectionStrings__{DatabaseRole.Worker.Connection}."),
                    stop.Token),
                Edition.Containers => throw new CannotStartException(
                    "In the containers edition the database has no address outside; start the worker's program with --audit beside it, or wait for the nightly audit."),
            };
        }
        catch (OperationCanceledException)
        {
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> OnOwnServerAsync(StartOptions host, CancellationToken cancel)
    {
        var secrets = LocalSecrets.Open(host.DataFolder);
        var cluster = new PostgresCluster(PostgresBinaries.Find(), Path.Combine(host.DataFolder, "postgres"));
        if (!cluster.Exists) throw new CannotStartException($"There is no data in {host.DataFolder} yet.");

        HeldFolder held;
        try
        {
            held = DataFolder.Hold(host.DataFolder);
        }
        catch (CannotStartException) when (cluster.RunningPort() is { } port)
        {
            return await AuditAsync(ConnectionString(port, DatabaseRole.Worker, secrets), cancel);
        }

        using (held)
        {
            var port = StartOptions.FreePort();
            cluster.Prepare(DatabaseRole.Owner.Login, secrets[DatabaseRole.Owner.PasswordName]);
            var command = cluster.ServeCommand(port);
            using var server = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = "/", RedirectStandardError = true })
                ?? throw new CannotStartException("The PostgreSQL server did not start.");
            server.ErrorDataReceived += static (_, _) => { }; // its log would fill the pipe
            server.BeginErrorReadLine();
            try
            {
                await UntilServesAsync(server, ConnectionString(port, DatabaseRole.Owner, secrets), cancel);
                // The data may be of an older program.
                var code = await StartAsync("--migrate", Migration(port, secrets), cancel);
                return code == 0 ? await AuditAsync(ConnectionString(port, DatabaseRole.Worker, secrets), cancel) : code;
            }
            finally
            {
                cluster.Stop();
            }
        }
    }

    private static Task<int> AuditAsync(string connectionString, CancellationToken cancel) => StartAsync(
        "--audit", new() { [$"ConnectionStrings__{DatabaseRole.Worker.SeenAs}"] = connectionString }, cancel);

    private static Dictionary<string, string> Migration(int port, LocalSecrets secrets)
    {
        var environment = DatabaseRole.All.Where(role => role.Setting is not null)
            .ToDictionary(role => $"Roles__{role.Setting}__Password", role => secrets[role.PasswordName]);
        environment[$"ConnectionStrings__{DatabaseRole.Owner.SeenAs}"] = ConnectionString(port, DatabaseRole.Owner, secrets);
        environment["Demo__Enabled"] = "false";
        environment["Logging__LogLevel__Default"] = "Warning";
        return environment;
    }

    // The worker's own program, on this console: its bar is seen as it moves.
    private static async Task<int> StartAsync(string argument, Dictionary<string, string> environment, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", [PlatformProcess.ProgramOf(new Projects.Worker().ProjectPath), argument]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var program = Process.Start(start) ?? throw new CannotStartException("The worker's program did not start.");
        try
        {
            await program.WaitForExitAsync(cancel);
            return program.ExitCode;
        }
        catch (OperationCanceledException)
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private static async Task UntilServesAsync(Process server, string connectionString, CancellationToken cancel)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ConnectionString);
                await connection.OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException exception) when (since.Elapsed > ServerStartsWithin || server.HasExited)
            {
                throw new CannotStartException($"The PostgreSQL server does not serve: {exception.Message}");
            }
            catch (NpgsqlException)
            {
                await Task.Delay(LookAgain, cancel);
            }
        }
    }

    private static string ConnectionString(int port, DatabaseRole role, LocalSecrets secrets) =>
        $"Host=127.0.0.1;Port={port};Database={PlatformDatabase.Name};Username={role.Login};Password={secrets[role.PasswordName]};Maximum Pool Size=20";
}
