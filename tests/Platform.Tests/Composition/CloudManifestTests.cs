using System.Text.Json;

namespace IncidentPlatform.Platform.Tests.Composition;

public sealed class CloudManifestTests
{
    [Fact]
    public async Task Manifest_of_the_cloud_edition_names_processes_and_connections_and_holds_no_secret()
    {
        var file = Path.Combine(Path.GetTempPath(), $"incident-platform-manifest-{Guid.NewGuid():N}.json");
        try
        {
            var run = await HostProcess.RunAsync("AppHost", ["--edition", "cloud", "--publisher", "manifest", "--output-path", file]);
            Assert.True(run.ExitCode == 0, run.Output);

            using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            var resources = manifest.RootElement.GetProperty("resources").EnumerateObject().ToDictionary(resource => resource.Name, resource => resource.Value);

            Assert.Equal(["analytics", "api", "migrations", "web", "worker"], NamesOf(resources, "project.v0"));
            Assert.Equal(
                ["platform", "platform-owner", "platform-provider", "platform-worker", "redis", "servicebus", "web-keys"],
                resources.Where(resource => resource.Value.TryGetProperty("connectionString", out _)).Select(resource => resource.Key).Order());
            Assert.Equal("ServiceBus", Setting(resources["worker"], "Messaging__Transport"));
            Assert.Equal("Production", Setting(resources["api"], "ASPNETCORE_ENVIRONMENT"));
            Assert.Equal("false", Setting(resources["migrations"], "Demo__Enabled"));
            Assert.Equal("{service-key.value}", Setting(resources["web"], "Web__ServiceKey"));
            Assert.All(["analytics", "api", "web", "worker"], name => Assert.Equal("{scrape-token.value}", Setting(resources[name], "Metrics__ScrapeToken")));
            Assert.Equal("{platform.connectionString}", Setting(resources["api"], "ConnectionStrings__platform"));
            Assert.Equal("{platform-worker.connectionString}", Setting(resources["worker"], "ConnectionStrings__platform"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> NamesOf(Dictionary<string, JsonElement> resources, string type) =>
        resources.Where(resource => resource.Value.GetProperty("type").GetString() == type).Select(resource => resource.Key).Order();

    private static string? Setting(JsonElement resource, string name) => resource.GetProperty("env").GetProperty(name).GetString();
}
