using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.AppHost.Composition;

/// <summary>What was asked of this start, from the command line and the environment.</summary>
internal sealed record StartOptions
{
    /// <summary>The word for a start without the dashboard, which is asked for before there is a builder.</summary>
    public const string NoDashboard = "--no-dashboard";

    public required Edition Edition { get; init; }

    /// <summary>Demo organizations with known passwords; only ever in Development.</summary>
    public required bool Demo { get; init; }

    /// <summary>Whether the dashboard runs, to which every process sends each of its traces.</summary>
    public required bool HasDashboard { get; init; }

    /// <summary>Only replay every timeline, and end.</summary>
    public required bool IsAudit { get; init; }

    /// <summary>How many records the organization for measurements is to have; 0 for none. Only ever in Development.</summary>
    public required int Scale { get; init; }

    /// <summary>The environment that the processes run in.</summary>
    public required string Environment { get; init; }

    /// <summary>The fixed ports; null lets every start choose free ones, so that it can run beside another.</summary>
    public required FixedPorts? Ports { get; init; }

    /// <summary>The root of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>Where this installation keeps its data between starts.</summary>
    public required string DataFolder { get; init; }

    public bool IsDevelopment => Environment == Environments.Development;

    /// <summary>Turns the words of <c>./run</c> into settings: a bare <c>--no-demo</c> would swallow the word after it.</summary>
    public static string[] Expand(string[] arguments) =>
    [
        .. arguments.Select(argument => argument switch
        {
            "--no-demo" => "--Demo:Enabled=false",
            NoDashboard => "--Dashboard:Enabled=false",
            "--random-ports" => "--RandomPorts=true",
            "--audit" => "--Audit=true",
            "--seed-scale" => "--Demo:Scale", // the number is the next word
            _ => argument,
        }),
    ];

    /// <exception cref="CannotStartException">The edition is none of the three, or what was asked exists in Development only.</exception>
    public static StartOptions Read(IDistributedApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var edition = EditionChoice.Choose(settings["Edition"], builder.ExecutionContext.IsPublishMode);
        var environment = settings["ASPNETCORE_ENVIRONMENT"] ?? settings["DOTNET_ENVIRONMENT"]
            ?? (edition is Edition.Cloud ? Environments.Production : Environments.Development);
        var scale = settings.GetValue("Demo:Scale", 0);
        if (scale > 0 && environment != Environments.Development)
            throw new CannotStartException("Records for measurements exist in Development only: leave --seed-scale out.");
        var repository = Path.GetDirectoryName(builder.AppHostDirectory)!;

        return new StartOptions
        {
            Edition = edition,
            HasDashboard = settings.GetValue("Dashboard:Enabled", true),
            IsAudit = settings.GetValue("Audit", false),
            Environment = environment,
            Demo = environment == Environments.Development && settings.GetValue("Demo:Enabled", true),
            Scale = scale,
            Ports = settings.GetValue("RandomPorts", false)
                ? null
                : settings.GetSection("Ports").Get<FixedPorts>() ?? new FixedPorts(),
            Repository = repository,
            DataFolder = AppHost.Composition.DataFolder.For(repository, settings["INCIDENT_PLATFORM_DATA"]),
        };
    }

    /// <summary>A port of the loopback interface that was free just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
