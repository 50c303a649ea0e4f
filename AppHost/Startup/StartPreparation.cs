using System.Net;
using System.Net.Sockets;
using IncidentPlatform.AppHost.Composition;
using IncidentPlatform.AppHost.Garnet;
using IncidentPlatform.AppHost.Postgres;
using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.AppHost.Startup;

/// <summary>Looks before it leaps: what would fail half-way is said first, in one sentence.</summary>
internal static class StartPreparation
{
    private const long NeededBytes = 500L * 1024 * 1024;

    /// <summary>Checks ports, disk and settings, and holds the data folder until the result is disposed; null where nothing starts or nothing is kept here.</summary>
    /// <exception cref="CannotStartException">Something is missing or taken.</exception>
    public static IDisposable? PrepareStart(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!builder.ExecutionContext.IsRunMode) return null;

        if (host.Ports is { } ports)
        {
            RequireFree(ports.Web, "web front end", nameof(FixedPorts.Web));
            RequireFree(ports.Api, "API", nameof(FixedPorts.Api));
            if (host.IsDevelopment)
            {
                RequireFree(ports.Smtp, "mailbox's SMTP listener", nameof(FixedPorts.Smtp));
                RequireFree(ports.Mailbox, "mailbox's page", nameof(FixedPorts.Mailbox));
            }
        }

        if (host.Edition is Edition.Cloud)
        {
            RequireConnections(builder.Configuration);
            return null;
        }

        var held = DataFolder.Hold(host.DataFolder);
        RequireSpace(host.DataFolder);
        return held;
    }

    /// <summary>The secrets of this installation, or parameters that an operator fills.</summary>
    public static PlatformSecrets AddSecrets(this IDistributedApplicationBuilder builder, StartOptions host) =>
        new(builder, builder.ExecutionContext.IsRunMode && host.Edition is not Edition.Cloud ? LocalSecrets.Open(host.DataFolder) : null);

    private static void RequireFree(int port, string what, string setting)
    {
        // Without SO_REUSEADDR tricks: what another process listens on, on loopback or everywhere, is taken.
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            try
            {
                using var listener = new TcpListener(address, port);
                listener.Start();
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                throw new CannotStartException($"Port {port}, needed for the {what}, is taken: stop the program that listens there, or choose another port with Ports__{setting}=<port> in the environment.");
            }
            catch (SocketException)
            {
                // This machine has no such address family.
            }
        }
    }

    private static void RequireSpace(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free >= NeededBytes) return;
        throw new CannotStartException($"The disk of {folder} has {free / (1024 * 1024)} MB left and the platform needs 500 MB: free some space, or choose a folder on another disk with INCIDENT_PLATFORM_DATA.");
    }

    private static void RequireConnections(IConfiguration settings)
    {
        var missing = DatabaseRole.All.Select(role => role.Connection).Append(RedisStores.Name).Append("servicebus")
            .Where(name => string.IsNullOrEmpty(settings.GetConnectionString(name)))
            .ToList();
        if (missing.Count > 0)
            throw new CannotStartException($"The cloud edition needs connection strings that are not set: set ConnectionStrings__<name> in the environment for {string.Join(", ", missing)}.");
    }
}
