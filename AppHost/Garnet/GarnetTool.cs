using System.Text.Json;

namespace IncidentPlatform.AppHost.Garnet;

/// <summary>Garnet, the local tool that speaks the Redis protocol, in the version that the tool manifest names.</summary>
internal static class GarnetTool
{
    private const string Name = "garnet-server";
    private const string Manifest = ".config/dotnet-tools.json";

    /// <summary>The arguments of <c>dotnet</c> that start Garnet on loopback, bounded to little memory (about 75 MB resident when idle).</summary>
    /// <param name="repository">A folder of the repository, at or below its root.</param>
    /// <remarks>Starting the tool's assembly instead of <c>dotnet tool run</c> saves a second process that would outlive a kill of the first.
    /// The password is not an argument, where every user of the machine could read it: it stands in <paramref name="accessFile"/>.</remarks>
    /// <exception cref="InvalidOperationException">The tool is not restored; the message says how.</exception>
    public static IReadOnlyList<string> Arguments(string repository, int port, string accessFile) =>
    [
        "exec", "--roll-forward", "Major", Assembly(repository),
        "--bind", "127.0.0.1", "--port", $"{port}", "--auth", "ACL", "--acl-file", accessFile,
        "--memory", "64m", "--page", "1m", "--index", "1m", "--index-max-size", "16m", "--buffer-pool-memory-budget", "16m",
    ];

    /// <summary>The content of an access file: one user, <c>default</c>, with this password.</summary>
    public static string Access(string password) => $"user default on >{password} +@all\n";

    private static string Assembly(string repository)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var tool = Path.Combine(packages, Name, Version(repository), "tools");
        return Directory.Exists(tool)
            // The one that the tool itself starts; deeper ones are for other platforms.
            ? Directory.EnumerateFiles(tool, "GarnetServer.dll", SearchOption.AllDirectories).MinBy(file => file.Length)!
            : throw new InvalidOperationException("Garnet is not restored: run 'dotnet tool restore' in the repository.");
    }

    private static string Version(string repository)
    {
        for (var folder = new DirectoryInfo(repository); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, Manifest);
            if (!File.Exists(manifest)) continue;
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return json.RootElement.GetProperty("tools").GetProperty(Name).GetProperty("version").GetString()!;
        }
        throw new InvalidOperationException($"No {Manifest} at or above {repository}.");
    }
}
