using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
