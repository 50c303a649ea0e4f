using IncidentPlatform.Data;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace IncidentPlatform.Analytics.Tests.Decisions;

/// <summary>Analytics in this process, with its loops, over a database.</summary>
internal sealed class AnalyticsHost(PlatformDatabase database, string folder) : WebApplicationFactory<Program>
{
    public const string Key = "an internal key that only tests know of";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting($"ConnectionStrings:{PlatformDataExtensions.ConnectionName}", database.WorkerConnectionString);
        builder.UseSetting("Analytics:Key", Key);
        builder.UseSetting("Models:Folder", folder);
        builder.UseSetting("Models:MinExamples", "100000"); // no training by itself beside the tests
    }
}
