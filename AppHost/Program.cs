using IncidentPlatform.AppHost.Composition;
using IncidentPlatform.AppHost.Garnet;
using IncidentPlatform.AppHost.Postgres;
using IncidentPlatform.AppHost.Processes;
using IncidentPlatform.AppHost.Startup;

try
{
    var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        Args = StartOptions.Expand(args),
        DisableDashboard = args.Contains(StartOptions.NoDashboard),
    });
    var host = StartOptions.Read(builder);
    if (host.IsAudit) return await AuditRun.RunAsync(host, builder.Configuration);

    using var held = await builder.PrepareStartAsync(host);
    var secrets = builder.AddSecrets(host);

    // Stores: an edition is another set of parts under the same names.
    var database = host.Edition switch
    {
        Edition.Local => builder.AddLocalPostgres(host, secrets),
        Edition.Containers => builder.AddPostgresContainer(secrets),
        Edition.Cloud => builder.AddCloudPostgres(),
    };
    var redis = host.Edition switch
    {
        Edition.Local => builder.AddLocalGarnet(host, secrets),
        Edition.Containers => builder.AddRedisContainer(secrets),
        Edition.Cloud => builder.AddConnectionString(RedisStores.Name),
    };
    var serviceBus = host.Edition is Edition.Cloud ? builder.AddConnectionString("servicebus") : null;

    // Processes
    var mailbox = builder.AddMailbox(host);
    var migrations = builder.AddMigrations(host, database, secrets);

    var analytics = builder.AddProcess<Projects.Analytics>("analytics", host)
        .WithDatabase(database, DatabaseRole.Worker).WithReference(redis).WithMessages(serviceBus).WithModels(host)
        .WithEnvironment("Analytics__Key", secrets[PlatformSecrets.AnalyticsKey])
        .WithScraping(host, secrets)
        .WaitForCompletion(migrations);

    var api = builder.AddProcess<Projects.Api>("api", host, host.Ports?.Api)
        .WithDatabase(database, DatabaseRole.Tenant, DatabaseRole.Provider).WithReference(redis)
        .WithReference(analytics).WithEnvironment("Analytics__Url", "https+http://analytics")
        .WithEnvironment("Analytics__Key", secrets[PlatformSecrets.AnalyticsKey])
        .WithEnvironment("Web__ServiceKey", secrets[PlatformSecrets.ServiceKey])
        .WithEnvironment("Webhooks__SecretKey", secrets[PlatformSecrets.WebhookKey])
        .WithScraping(host, secrets)
        .WaitForCompletion(migrations);

    // Front
    var web = builder.AddProcess<Projects.Web>("web", host, host.Ports?.Web)
        .WithDatabase(database, DatabaseRole.WebKeys).WithReference(redis)
        .WithReference(api).WithEnvironment("Api__Url", "https+http://api")
        .WithEnvironment("Web__ServiceKey", secrets[PlatformSecrets.ServiceKey])
        .WithExternalHttpEndpoints()
        .WithScraping(host, secrets)
        .WaitForCompletion(migrations);

    var worker = builder.AddProcess<Projects.Worker>("worker", host)
        .WithDatabase(database, DatabaseRole.Worker).WithReference(redis).WithMessages(serviceBus).WithMail(mailbox).WithMailIntake(mailbox)
        .WithEnvironment("Webhooks__SecretKey", secrets[PlatformSecrets.WebhookKey])
        .WithScraping(host, secrets)
        .WaitForCompletion(migrations);

    web.AddPublicUrl(api, web, worker);
    builder.RequireOperatorSettings(host);
    builder.AddDashboard(host);
    builder.AddReadyBanner(host);
    await builder.Build().RunAsync();
    return Environment.ExitCode;
}
catch (CannotStartException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return Environment.ExitCode; // told to stop before everything was up
}
