using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.AppHost.Composition;
using Npgsql;

namespace IncidentPlatform.Load.Platform;

/// <summary>
/// The whole platform in the local edition, started as <c>./run</c> starts it, built in the configuration of this program,
/// with data of its own that stay for the next time. Without the dashboard: storing a trace of every request takes as much of the
/// processor as answering it, and where the platform serves people, traces go to another machine or are sampled.
/// </summary>
internal sealed partial class MeasuredPlatform : IAsyncDisposable
{
    /// <summary>Set in the environment of the host and so inherited by every process of the platform.</summary>
    public const string Mark = "INCIDENT_PLATFORM_RUN";

    /// <summary>Limits so high that they refuse nobody here.</summary>
    public const string RaisedLimits = "Limits__RequestsPerMinute = Limits__AnonymousRequestsPerMinute = 1,000,000";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _host;
    private readonly string _data;

    private MeasuredPlatform(Process host, string data, string mark, Uri api)
    {
        _host = host;
        _data = data;
        RunMark = mark;
        Api = api;
        Database = NpgsqlDataSource.Create(OwnerConnection());
    }

    /// <summary>Where the API answers.</summary>
    public Uri Api { get; }

    /// <summary>The owner's connection: sees over every wall.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>The value of <see cref="Mark"/>.</summary>
    public string RunMark { get; }

    /// <summary>PostgreSQL's data folder.</summary>
    public string PostgresFolder => Path.Combine(_data, "postgres", "data");

    /// <summary>PostgreSQL's first process.</summary>
    public int Postmaster => int.Parse(PostmasterFile()[0], CultureInfo.InvariantCulture);

    /// <summary>Starts it with so many records, and waits until it is ready.</summary>
    public static async Task<MeasuredPlatform> StartAsync(string? data, int scale, CancellationToken cancel)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var repository = RepositoryOf(output);
        var folder = DataFolder.For(Path.Combine(repository, "tests", "Load"), data);
        var mark = Guid.NewGuid().ToString("N");
        var program = Path.Combine(repository, "AppHost", "bin", output.Parent!.Name, output.Name, "IncidentPlatform.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--edition", "local", "--no-dashboard", "--random-ports", "--seed-scale", $"{scale}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = repository,
            Environment =
            {
                [Mark] = mark,
                ["INCIDENT_PLATFORM_DATA"] = folder,
                ["Limits__RequestsPerMinute"] = "1000000",
                ["Limits__AnonymousRequestsPerMinute"] = "1000000",
            },
        };
        var host = Process.Start(start)!;
        var api = await ReadyAsync(host, cancel);
        return new MeasuredPlatform(host, folder, mark, api);
    }

    /// <summary>The processes of the platform that still live, with their command lines.</summary>
    public IEnumerable<(int Id, string Command)> Processes() =>
        from id in ProcessIds()
        where TextOf(id, "environ").Contains($"{Mark}={RunMark}", StringComparison.Ordinal)
        select (id, TextOf(id, "cmdline").Replace('\0', ' '));

    /// <summary>Every process of the machine.</summary>
    public static IEnumerable<int> ProcessIds() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        select id;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (!_host.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_host.Id}"]);
            await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(StopLimit);
            await _host.WaitForExitAsync(limit.Token);
        }
        _host.Dispose();
        // The orchestrator outlives its host by a moment, and the next start needs the data folder.
        while (Processes().Any()) await Task.Delay(200);
    }

    private static async Task<Uri> ReadyAsync(Process host, CancellationToken cancel)
    {
        Uri? api = null;
        while (await host.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            if (ApiLine().Match(line) is { Success: true } match) api = new Uri(match.Groups[1].Value);
            if (line.StartsWith("Data: ", StringComparison.Ordinal) && api is not null)
            {
                _ = DrainAsync(host);
                return api;
            }
            if (line.Contains("records", StringComparison.Ordinal)) await Console.Error.WriteLineAsync(line.Trim());
        }
        throw new InvalidOperationException("The platform did not start; its last words stand above.");
    }

    // A full pipe would stop the host at its next line.
    private static async Task DrainAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync() is not null) { }
    }

    private static string RepositoryOf(DirectoryInfo folder)
    {
        while (!File.Exists(Path.Combine(folder.FullName, "IncidentPlatform.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private string OwnerConnection()
    {
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Path.Combine(_data, "secrets.json")))!;
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(PostmasterFile()[3], CultureInfo.InvariantCulture),
            Database = "platform",
            Username = "owner",
            Password = secrets["platform-owner-password"],
            MaxPoolSize = 70,
            // As the platform's own connections would be at best: no statement is parsed twice.
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;
    }

    // Process, data folder, start, port.
    private string[] PostmasterFile() => File.ReadAllLines(Path.Combine(PostgresFolder, "postmaster.pid"));

    private static string TextOf(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // ended meanwhile, or somebody else's
        }
    }

    [GeneratedRegex(@"^\s*API\s+(http\S+)")]
    private static partial Regex ApiLine();
}
