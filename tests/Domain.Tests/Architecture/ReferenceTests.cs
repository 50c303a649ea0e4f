using System.Xml.Linq;

namespace IncidentPlatform.Domain.Tests.Architecture;

/// <summary>Who may reference whom (docs/architecture.md), along every path of project references.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Contracts", "Domain")]
    [InlineData("Data", "Domain")]
    [InlineData("ServiceDefaults")]
    [InlineData("Api", "Contracts", "Data", "Domain", "ServiceDefaults")]
    [InlineData("Worker", "Data", "Domain", "ServiceDefaults")]
    [InlineData("Analytics", "Contracts", "Data", "Domain", "ServiceDefaults")]
    [InlineData("Web", "Contracts", "Domain", "ServiceDefaults")]
    public void A_project_reaches_only_what_it_may(string project, params string[] allowed) =>
        Assert.Empty(Reached(project).Except(allowed));

    [Fact]
    public void The_domain_knows_of_no_input_and_output()
    {
        var packages = Project("Domain").Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!);

        Assert.Equal(["NodaTime"], packages);
    }

    private static HashSet<string> Reached(string project)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out var next))
        {
            foreach (var reference in Project(next).Descendants("ProjectReference"))
            {
                var name = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));
                if (reached.Add(name)) open.Enqueue(name);
            }
        }
        return reached;
    }

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Root(), name, $"{name}.csproj"));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IncidentPlatform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The solution is not above the tests.");
        return folder;
    }
}
