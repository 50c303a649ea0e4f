using IncidentPlatform.Api.Catalog;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Api.Organizations;
using IncidentPlatform.Api.People;
using IncidentPlatform.Api.Reports;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Api.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.RequireConnection(PlatformDataExtensions.ConnectionName, NpgsqlDataSource.Create);
builder.AddPlatformData();
builder.AddRedis();
builder.AddConventions();
builder.AddLimits();
builder.AddReference();
builder.AddIdentity();
builder.AddOrganizations();
builder.AddPeople();
builder.AddIncidents();
builder.AddReports();
builder.AddRouting();

var app = builder.Build();
app.UseConventions();
app.MapDefaultEndpoints();
app.MapReference();

var api = app.MapApi();
api.MapIdentity();
api.MapOrganizations();
api.MapPeople();
api.MapIncidents();
api.MapCatalog();
api.MapSla();
api.MapReports();
api.MapRouting();

return await app.RunPlatformAsync();
