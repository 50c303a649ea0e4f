using IncidentPlatform.Data;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.Escalation;
using IncidentPlatform.Worker.Incidents;
using IncidentPlatform.Worker.Loops;
using IncidentPlatform.Worker.Notifications;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPlatformData();
builder.AddWakeUps();
builder.AddEscalation();
builder.AddNotifications();
builder.AddHousekeeping();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
