using IncidentPlatform.Analytics.Bursts;
using IncidentPlatform.Analytics.Decisions;
using IncidentPlatform.Analytics.Facts;
using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Metrics;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging.ServiceBus;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using Npgsql;

if (args.Contains(FactsRebuildStep.Argument)) return await FactsRebuildStep.RunAsync(args);
if (args.Contains(TrainingStep.Argument)) return await TrainingStep.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.RequireConnection(PlatformDataExtensions.ConnectionName, NpgsqlDataSource.Create);
builder.AddPlatformData();
builder.AddRedis();
builder.AddFacts();
builder.AddBusinessMetrics();
builder.AddRoutingModels();
builder.AddRouting();
builder.AddRoutingLearning();
builder.AddBursts();
builder.AddServiceBusConsumers();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapRouting();
app.MapRoutingLearning();
app.MapSimilarity();

return await app.RunPlatformAsync();
