using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging.ServiceBus;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Worker.Auditing;
using IncidentPlatform.Worker.DevelopmentMailbox;
using IncidentPlatform.Worker.Escalation;
using IncidentPlatform.Worker.Imports;
using IncidentPlatform.Worker.Incidents;
using IncidentPlatform.Worker.Intake;
using IncidentPlatform.Worker.Migrations;
using IncidentPlatform.Worker.Notifications;
using IncidentPlatform.Worker.Routing;
using IncidentPlatform.Worker.Sla;
using IncidentPlatform.Worker.Webhooks;
using Npgsql;

if (args.Contains(MigrationStep.Argument)) return await MigrationStep.RunAsync(args);
if (args.Contains(AuditStep.Argument)) return await AuditStep.RunAsync(args);
if (args.Contains(MailboxApp.Argument)) return await MailboxApp.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.RequireConnection(PlatformDataExtensions.ConnectionName, NpgsqlDataSource.Create);
builder.AddPlatformData();
builder.AddRedis();
builder.AddEscalation();
builder.AddLevelChanges();
builder.AddNotifications();
builder.AddMailIntake();
builder.AddWebhooks();
builder.AddHousekeeping();
builder.AddRoutingReview();
builder.AddAuditing();
builder.AddImports();
builder.AddServiceBusConsumers();
builder.AddServiceBusRelay();

var app = builder.Build();
app.MapDefaultEndpoints();

return await app.RunPlatformAsync();
