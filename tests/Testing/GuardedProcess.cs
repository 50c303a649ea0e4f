using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IncidentPlatform.Testing;

/// <summary>A server that lives exactly as long as this test process, however this process ends.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The shell reads a pipe that only this process holds open. When this process ends, killed or not, the pipe closes:
    // then the shell ends the server and removes its folder.
    private const string Guard = """
        signal=$1; folder=$2; shift 2
        trap '' INT TERM HUP
        exec >"$folder.log" 2>&1
        "$@" </dev/null & server=$!
        cat >/dev/null
        kill -s "$signal" "$server"
        wait "$server"
        rm -rf "$folder" "$folder.log"
        """;

    private readonly Process shell;
    private readonly string folder;

    private GuardedProcess(Process shell, string folder)
    {
        this.shell = shell;
        this.folder = folder;
    }

    /// <summary>What the server wrote so far; for the message of a failed start.</summary>
    public string Log => File.Exists($"{folder}.log") ? File.ReadAllText($"{folder}.log") : "";

    /// <param name="signal">How the server is told to end.</param>
    /// <param name="folder">The server's own folder, removed at the end.</param>
    public static GuardedProcess Start(string signal, string folder, params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Guard, "sh", signal, folder, .. command])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new GuardedProcess(Process.Start(start) ?? throw new InvalidOperationException("sh did not start."), folder);
    }

    /// <summary>A path for a server's folder that nobody uses yet.</summary>
    public static string NewFolder(string server) =>
        Path.Combine(Path.GetTempPath(), $"incident-platform-{server}-{Guid.NewGuid():N}");

    /// <summary>A port of the loopback interface that was free just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Repeats <paramref name="attempt"/> until it is true.</summary>
    /// <param name="seconds">How long.</param>
    /// <exception cref="TimeoutException">Not true within that time; the message has the server's log.</exception>
    public async Task WaitAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancel, int seconds = 30)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            while (!await attempt(limit.Token)) await Task.Delay(50, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The server did not answer within {seconds} seconds. It wrote: {Log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
