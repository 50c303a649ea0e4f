using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.DevelopmentMailbox;

if (args.Contains(MailboxApp.Argument)) return await MailboxApp.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
