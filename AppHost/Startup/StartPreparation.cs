using System.Diagnostics;
using System.Net.NetworkInformation;
using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Startup;

/// <summary>Looks before it leaps: what would fail half-way is said first, in one sentence.</summary>
internal static class StartPreparation
{
    private const long NeededBytes = 500L * 1024 * 1024;

    // After a kill the orchestrator notices within seconds and ends what it started.
    private static readonly TimeSpan TimeLeftOversNeed = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks ports, disk and settings, and holds the data folder until the result is disposed; null where nothing starts or nothing is kept here.</summary>
    /// <exception cref="CannotStartException">Something is missing or taken.</exception>
    public static async Task<IDisposable?> PrepareStartAsync(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!builder.ExecutionContext.IsRunMode) return null;

        if (host.Edition is Edition.Cloud)
        {
            await RequireFreePortsAsync(host, TimeSpan.Zero);
            return null;
        }

        var held = DataFolder.Hold(host.DataFolder);
        try
        {
            RequireSpace(host.DataFolder);
            await RequireFreePortsAsync(host, held.WasKilled ? TimeLeftOversNeed : TimeSpan.Zero);
            return held;
        }
        catch (CannotStartException)
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The secrets of this installation, or parameters that an operator fills.</summary>
    public static PlatformSecrets AddSecrets(this IDistributedApplicationBuilder builder, StartOptions host) =>
        new(builder, builder.ExecutionContext.IsRunMode && host.Edition is not Edition.Cloud ? LocalSecrets.Open(host.DataFolder) : null);

    /// <summary>Refuses to start while a value that only an operator can give is missing; the orchestrator would wait for it in silence.</summary>
    /// <exception cref="CannotStartException">One or more are missing; the message names them all.</exception>
    public static void RequireOperatorSettings(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!builder.ExecutionContext.IsRunMode || host.Edition is not Edition.Cloud) return;

        var missing = builder.Resources.OfType<ParameterResource>()
            .Select(parameter => parameter is IResourceWithConnectionString ? $"ConnectionStrings:{parameter.Name}" : $"Parameters:{parameter.Name}")
            .Where(key => string.IsNullOrEmpty(builder.Configuration[key]))
            .Select(key => key.Replace(":", "__", StringComparison.Ordinal))
            .ToList();
        if (missing.Count > 0)
            throw new CannotStartException($"The cloud edition runs on services that exist already; set in the environment: {string.Join(", ", missing)}.");
    }

    private static async Task RequireFreePortsAsync(StartOptions host, TimeSpan patience)
    {
        if (host.Ports is not { } ports) return;

        var limit = Stopwatch.GetTimestamp() + (long)(patience.TotalSeconds * Stopwatch.Frequency);
        await RequireFreeAsync(ports.Web, "web front end", nameof(FixedPorts.Web), limit);
        await RequireFreeAsync(ports.Api, "API", nameof(FixedPorts.Api), limit);
        if (!host.IsDevelopment) return;
        await RequireFreeAsync(ports.Smtp, "mailbox's SMTP listener", nameof(FixedPorts.Smtp), limit);
        await RequireFreeAsync(ports.Mailbox, "mailbox's page", nameof(FixedPorts.Mailbox), limit);
    }

    private static async Task RequireFreeAsync(int port, string what, string setting, long limit)
    {
        while (IsTaken(port))
        {
            if (Stopwatch.GetTimestamp() >= limit)
                throw new CannotStartException($"Port {port}, needed for the {what}, is taken: stop the program that listens there, or choose another port with Ports__{setting}=<port> in the environment.");
            await Task.Delay(LookAgain);
        }
    }

    private static bool IsTaken(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);

    private static void RequireSpace(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free >= NeededBytes) return;
        throw new CannotStartException($"The disk of {folder} has {free / (1024 * 1024)} MB left and the platform needs 500 MB: free some space, or choose a folder on another disk with INCIDENT_PLATFORM_DATA.");
    }
}
