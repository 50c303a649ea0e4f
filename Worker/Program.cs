using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.DevelopmentMailbox;
using IncidentPlatform.Worker.Migrations;

if (args.Contains(MigrationStep.Argument)) return await MigrationStep.RunAsync(args);
if (args.Contains(MailboxApp.Argument)) return await MailboxApp.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
