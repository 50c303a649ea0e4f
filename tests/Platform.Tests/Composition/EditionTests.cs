using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.Platform.Tests.Composition;

public sealed class EditionTests
{
    [Theory]
    [InlineData("local")]
    [InlineData("Containers")]
    [InlineData("CLOUD")]
    public void Edition_is_the_one_asked_for(string asked) =>
        Assert.Equal(asked, EditionChoice.Choose(asked, isPublishing: false).ToString(), ignoreCase: true);

    [Theory]
    [InlineData("cluster")]
    [InlineData("0")]
    public void Unknown_edition_is_refused_with_the_known_ones(string asked)
    {
        var refusal = Assert.Throws<CannotStartException>(() => EditionChoice.Choose(asked, isPublishing: false));

        Assert.Contains("local, containers or cloud", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_does_not_depend_on_this_machine() =>
        Assert.Equal("Cloud", EditionChoice.Choose(null, isPublishing: true).ToString());

    [Fact]
    public async Task Containers_edition_has_the_same_parts_as_containers()
    {
        var data = Path.Combine(Path.GetTempPath(), $"incident-platform-model-{Guid.NewGuid():N}");
        try
        {
            await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
                ["--edition", "containers", "--random-ports", $"--INCIDENT_PLATFORM_DATA={data}"], TestContext.Current.CancellationToken);

            Assert.Equal(["postgres", "redis"],
                builder.Resources.Where(resource => resource.IsContainer() && resource.Name is "postgres" or "redis").Select(resource => resource.Name).Order());
            Assert.Equal(["analytics", "api", "mailbox", "migrations", "web", "worker"],
                builder.Resources.OfType<ProjectResource>().Select(resource => resource.Name).Order());
            Assert.Equal(["platform", "platform-owner", "platform-provider", "platform-worker", "web-keys"],
                builder.Resources.OfType<ConnectionStringResource>().Select(resource => resource.Name).Order());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
