using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPlatformData();
builder.AddRedis();
builder.AddConventions();
builder.AddLimits();
builder.AddReference();
builder.AddIdentity();
builder.AddReports();

var app = builder.Build();
app.UseConventions();
app.MapDefaultEndpoints();
app.MapReference();

var api = app.MapApi();
api.MapReports();

return await app.RunPlatformAsync();
