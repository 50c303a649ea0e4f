using IncidentPlatform.AppHost.Postgres;
using Npgsql;

namespace IncidentPlatform.Testing;

/// <summary>
/// A throwaway PostgreSQL server of this machine's own binaries, on loopback, never as root. Every role may log in from
/// loopback without a password. Nothing is left of it when the test process ends, even when that is killed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync());

    private readonly List<GuardedProcess> processes = [];
    private readonly PostgresBinaries binaries;
    private readonly string folder;
    private readonly int port;
    private readonly bool keepsCommits;
    private int databases;

    private PostgresServer(PostgresBinaries binaries, string folder, int port, bool keepsCommits)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
        this.keepsCommits = keepsCommits;
    }

    /// <summary>The superuser's connection to the database <c>postgres</c>.</summary>
    public string ConnectionString => For("postgres", "postgres");

    /// <summary>The one server of this test process: started by the first call in about a second, and ended with the process.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <summary>A server of one's own, for a test that stops it.</summary>
    /// <param name="keepsCommits">Whether what was committed survives <see cref="Crash"/>; slower.</param>
    public static async Task<PostgresServer> StartAsync(bool keepsCommits = false, CancellationToken cancel = default)
    {
        var binaries = PostgresBinaries.Find();
        var folder = GuardedProcess.NewFolder("postgres");
        binaries.CreateFolder(folder);
        PostgresBinaries.Run(binaries.Command("initdb", "-D", Path.Combine(folder, "data"), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync"));

        var server = new PostgresServer(binaries, folder, GuardedProcess.FreePort(), keepsCommits);
        await server.StartAgainAsync(cancel);
        return server;
    }

    /// <summary>Stops the server without a word to anybody, as a crash does: connections break, and nothing that it had in hand is finished.</summary>
    public void Crash() => PostgresBinaries.Run(binaries.Command("pg_ctl", "stop", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w"));

    /// <summary>Starts the server on the data that it had.</summary>
    public async Task StartAgainAsync(CancellationToken cancel)
    {
        // Nothing here has to survive a crash of the machine, so nothing waits for the disk.
        var process = GuardedProcess.Start("QUIT", folder, binaries.Command("postgres", "-D", Path.Combine(folder, "data"), "-p", $"{port}",
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}",
            "-c", "fsync=off", "-c", $"synchronous_commit={(keepsCommits ? "on" : "off")}", "-c", "full_page_writes=off",
            "-c", "max_connections=300", "-c", "shared_buffers=64MB", "-c", "jit=off", "-c", "timezone=UTC"));
        processes.Add(process);
        await process.WaitAsync(AnswersAsync, cancel);
    }

    /// <summary>Creates a database that no other test has, and returns the superuser's connection string to it.</summary>
    /// <param name="template">Name of the database to copy (nobody may be connected to it then); null for an empty one.</param>
    public async Task<string> CreateDatabaseAsync(string? template = null, CancellationToken cancel = default)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"create database {name} template {template ?? "template0"}", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return For(name, "postgres");
    }

    /// <summary>The connection string of a role to a database.</summary>
    public string For(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = role,
        MaxPoolSize = 30,
        IncludeErrorDetail = true,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        // The last one runs; those before it were crashed.
        foreach (var process in processes.AsEnumerable().Reverse()) await process.DisposeAsync();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
