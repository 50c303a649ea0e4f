using IncidentPlatform.Analytics.Facts;
using IncidentPlatform.Analytics.Metrics;
using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;

if (args.Contains(FactsRebuildStep.Argument)) return await FactsRebuildStep.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPlatformData();
builder.AddFacts();
builder.AddBusinessMetrics();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
