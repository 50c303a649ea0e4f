using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Starts <see cref="TrainingStep"/> as child processes; they end with this one.</summary>
internal sealed partial class TrainingProcesses(IServiceScopeFactory scopes, IConfiguration settings, ILogger<TrainingProcesses> logger) : IHostedService
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Process, Task> _running = new();

    /// <summary>Starts training a new version.</summary>
    /// <param name="cause">Who asked for it, and why.</param>
    /// <returns>The version and the end of its process; null while another is trained.</returns>
    public async Task<(int Version, Task<int> Ended)?> StartAsync(Guid organizationId, TrainingCause cause, CancellationToken cancel)
    {
        if (await InScopeAsync(organizationId, registry => registry.BeginAsync(cause, holdsLock: false, cancel)) is not { } version) return null;

        try
        {
            var process = Process.Start(StartInfo(organizationId, version)) ?? throw new InvalidOperationException("No process was started.");
            var ended = WatchAsync(process, organizationId, version);
            _running[process] = ended;
            _ = ended.ContinueWith(_ => _running.TryRemove(process, out Task? _), TaskScheduler.Default);
            LogStarted(process.Id, version);
            return (version, ended);
        }
        catch (Exception exception)
        {
            LogNotStarted(exception, version);
            await InScopeAsync(organizationId, registry => registry.EndAsync(
                version, RoutingModelState.Failed, "The training process could not be started.", CancellationToken.None));
            throw;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the children: first by the end of their input, so that they can say so.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var process in _running.Keys) IfAlive(process, alive => alive.StandardInput.Close());
        var ended = Task.WhenAll(_running.Values);
        await Task.WhenAny(ended, Task.Delay(EndsWithin, cancellationToken));
        foreach (var process in _running.Keys) IfAlive(process, alive => alive.Kill(entireProcessTree: true));
        await ended.WaitAsync(EndsWithin, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static void IfAlive(Process process, Action<Process> act)
    {
        try
        {
            if (!process.HasExited) act(process);
        }
        catch (InvalidOperationException)
        {
            // It ended, and was let go, at this moment.
        }
    }

    private async Task<int> WatchAsync(Process process, Guid organizationId, int version)
    {
        await process.WaitForExitAsync();
        var code = process.ExitCode;
        process.Dispose();
        if (code == (int)TrainingResult.Trained) return code;

        // A run that could still speak has said why; this one was killed, or ran out of memory.
        await InScopeAsync(organizationId, registry => registry.EndAsync(
            version, RoutingModelState.Interrupted, $"The training process ended with code {code}.", CancellationToken.None));
        LogEnded(version, code);
        return code;
    }

    private ProcessStartInfo StartInfo(Guid organizationId, int version)
    {
        var program = typeof(TrainingStep).Assembly.Location;
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        if (program.Length == 0)
        {
            start.FileName = Environment.ProcessPath!; // one file with its runtime
        }
        else
        {
            start.FileName = DotNet();
            start.ArgumentList.Add(program);
        }
        start.ArgumentList.Add(TrainingStep.Argument);
        start.ArgumentList.Add(organizationId.ToString());
        start.ArgumentList.Add(version.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(TrainingStep.AttachedArgument);
        start.Environment[$"ConnectionStrings__{PlatformDataExtensions.ConnectionName}"] =
            settings.GetConnectionString(PlatformDataExtensions.ConnectionName);
        foreach (var (key, value) in settings.GetSection(ModelOptions.Section).AsEnumerable().Where(pair => pair.Value is not null))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    // The runtime stands in <dotnet>/shared/Microsoft.NETCore.App/<version>.
    private static string DotNet() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Environment.ProcessPath!
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private async Task<T> InScopeAsync<T>(Guid organizationId, Func<RoutingModelRegistry, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return await work(scope.ServiceProvider.GetRequiredService<RoutingModelRegistry>());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Process {ProcessId} trains routing model {Version}")]
    private partial void LogStarted(int processId, int version);

    [LoggerMessage(Level = LogLevel.Error, Message = "No process could be started for routing model {Version}")]
    private partial void LogNotStarted(Exception exception, int version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The training of routing model {Version} ended with code {ExitCode}")]
    private partial void LogEnded(int version, int exitCode);
}
