using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Postgres;

/// <summary>A PostgreSQL data folder: created once, served by one process at a time.</summary>
internal sealed class PostgresCluster(PostgresBinaries binaries, string folder)
{
    // The fourth line of the server's own note of itself.
    private const int PortLine = 3;

    private string Data => Path.Combine(folder, "data");

    /// <summary>Whether there is anything to serve.</summary>
    public bool Exists => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The port on which a running server listens; null when none runs.</summary>
    public int? RunningPort()
    {
        try
        {
            return int.TryParse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).ElementAtOrDefault(PortLine), out var port) ? port : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Ends the server if one runs: now, but cleanly.</summary>
    public void Stop() => EndLeftOver();

    /// <summary>The server's command line. Modest memory; everything committed is on disk.</summary>
    public IReadOnlyList<string> ServeCommand(int port) => binaries.Command("postgres", "-D", Data, "-p", $"{port}",
        "-c", "listen_addresses=127.0.0.1",
        "-c", $"unix_socket_directories={folder}",
        "-c", "max_connections=200",
        "-c", "shared_buffers=128MB",
        "-c", "effective_cache_size=1GB",
        "-c", "maintenance_work_mem=64MB",
        "-c", "random_page_cost=1.1",
        // Short statements only: compiling them costs more than it saves.
        "-c", "jit=off",
        "-c", "timezone=UTC",
        "-c", "log_timezone=UTC");

    /// <summary>Creates the data folder at the first start, and ends a server that a killed start left behind.</summary>
    /// <exception cref="CannotStartException">The folder cannot be created, or holds the data of another major version.</exception>
    public void Prepare(string owner, string password)
    {
        try
        {
            if (Exists) EndLeftOver();
            else Create(owner, password);
        }
        catch (InvalidOperationException exception)
        {
            throw new CannotStartException($"PostgreSQL could not prepare its data folder {folder}: {exception.Message}");
        }
    }

    private void Create(string owner, string password)
    {
        binaries.CreateFolder(folder);
        // What an interrupted initdb left is no cluster, and initdb refuses a folder that is not empty.
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);

        var passwordFile = Path.Combine(folder, "initial-password");
        try
        {
            WriteForServer(passwordFile, password);
            PostgresBinaries.Run(binaries.Command("initdb", "-D", Data, "-U", owner, "-E", "UTF8", "--locale=C.UTF-8",
                "--auth=scram-sha-256", $"--pwfile={passwordFile}"));
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private void EndLeftOver()
    {
        var isRunning = PostgresBinaries.Run(binaries.Command("pg_ctl", "status", "-D", Data), mayFail: true) == 0;
        if (isRunning) PostgresBinaries.Run(binaries.Command("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w"));
    }

    // The file never exists readable by others: its folder is closed to all but the server's account, and to root.
    private void WriteForServer(string file, string content)
    {
        File.WriteAllText(file, content);
        if (binaries.RunAs is { } account) PostgresBinaries.Run(["chown", account, file]);
    }
}
