using System.Collections.Concurrent;
using System.Diagnostics;

namespace IncidentPlatform.Platform.Tests.Composition;

/// <summary>A built program of the platform, run as a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string Mark = "INCIDENT_PLATFORM_RUN";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly string mark = Guid.NewGuid().ToString("N");

    private HostProcess(string project, IEnumerable<string> arguments, IEnumerable<(string Key, string Value)> environment)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(Repository, project);
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(folder, "bin", output.Parent!.Name, output.Name, $"IncidentPlatform.{project}.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment[Mark] = mark;
        foreach (var (key, value) in environment) start.Environment[key] = value;
        Process = Process.Start(start)!;
        Process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        Process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    public string Output => string.Join('\n', lines);

    /// <summary>The folder of the solution.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "IncidentPlatform.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    public static HostProcess Start(string project, IEnumerable<string> arguments, params IEnumerable<(string Key, string Value)> environment) =>
        new(project, arguments, environment);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string project, IEnumerable<string> arguments, params IEnumerable<(string Key, string Value)> environment)
    {
        using var process = new HostProcess(project, arguments, environment);
        await process.WaitAsync(() => process.Process.HasExited);
        await process.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.Process.ExitCode, process.Output);
    }

    /// <summary>Waits until <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">Not true within 4 minutes; the message has the output.</exception>
    public async Task WaitAsync(Func<bool> condition)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            if (started.Elapsed > Limit) throw new TimeoutException($"Not so within {Limit}. Output: {Output}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The processes that this one started, directly or not, and that still live: all inherited a mark in their environment.</summary>
    public IReadOnlyList<int> Descendants() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = int.TryParse(Path.GetFileName(folder), out var number) ? number : 0
           where id > 0 && id != Process.Id && HasMark(folder)
           select id,
    ];

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }

    private bool HasMark(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Contains($"{Mark}={mark}", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or somebody else's
        }
    }
}
