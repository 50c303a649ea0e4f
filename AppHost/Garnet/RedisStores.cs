using IncidentPlatform.AppHost.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.AppHost.Garnet;

/// <summary>What speaks the Redis protocol, by edition. It holds only what can be lost.</summary>
internal static class RedisStores
{
    public const string Name = "redis";
    private const string PasswordName = "redis-password";

    /// <summary>Adds Garnet, the local tool, on loopback and a free port with a generated password. Healthy when it answers; ends with this process and keeps nothing.</summary>
    /// <exception cref="CannotStartException">The tool is not restored.</exception>
    public static IResourceBuilder<IResourceWithConnectionString> AddLocalGarnet(
        this IDistributedApplicationBuilder builder, StartOptions host, PlatformSecrets secrets)
    {
        var port = StartOptions.FreePort();
        var password = secrets.ValueOf(PasswordName);
        var accessFile = Path.Combine(host.DataFolder, "garnet-access");

        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            WriteAccess(accessFile, password);
            return Task.CompletedTask;
        });
        builder.Services.AddHealthChecks().AddRedis(_ => $"127.0.0.1:{port},password={password}", name: Name);

        return builder
            .AddResource(new LocalGarnetResource(Name, host.Repository, secrets[PasswordName].Resource))
            .WithArgs([.. Arguments(host.Repository, port, accessFile)])
            // One heap for all cores: Garnet's own pages are outside it, so there is little to collect.
            .WithEnvironment("DOTNET_gcServer", "0")
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: LocalGarnetResource.EndpointName, isProxied: false)
            .WithHealthCheck(Name);
    }

    /// <summary>Adds Redis as a container. Healthy when it answers.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddRedisContainer(this IDistributedApplicationBuilder builder, PlatformSecrets secrets) =>
        builder.AddRedis(Name, password: secrets[PasswordName]);

    private static IReadOnlyList<string> Arguments(string repository, int port, string accessFile)
    {
        try
        {
            return GarnetTool.Arguments(repository, port, accessFile);
        }
        catch (InvalidOperationException exception)
        {
            throw new CannotStartException(exception.Message);
        }
    }

    private static void WriteAccess(string file, string password)
    {
        File.Delete(file);
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(stream);
        writer.Write(GarnetTool.Access(password));
    }
}
