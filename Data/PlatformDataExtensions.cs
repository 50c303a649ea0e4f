using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace IncidentPlatform.Data;

/// <summary>How every process of the platform speaks to PostgreSQL.</summary>
public static class PlatformDataExtensions
{
    /// <summary>Name of the connection of a process: its role is bound by row-level security.</summary>
    public const string ConnectionName = "platform";

    /// <summary>Registers the context, the commands and the delivery queue over a connection.</summary>
    /// <remarks>
    /// Not pooled: a pooled context would carry one request's tenant into another. Not retried by the driver: transactions are
    /// ours, and <see cref="Transactions"/> is the one place that tries again.
    /// </remarks>
    public static IHostApplicationBuilder AddPlatformData(this IHostApplicationBuilder builder, string connectionName = ConnectionName)
    {
        // Missing, it is said before the process serves, together with every other missing setting.
        builder.Services.AddPlatformData(builder.Configuration.GetConnectionString(connectionName) ?? "");
        builder.EnrichNpgsqlDbContext<PlatformDbContext>(settings => settings.DisableRetry = true);
        return builder;
    }

    /// <summary>The same without a host, for tools and tests.</summary>
    public static IServiceCollection AddPlatformData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => CreateSource(connectionString)); // for what holds a connection for long, such as a lock
        services.AddSingleton(_ => new TenantConnections(WithPreparedStatements(connectionString)));
        services.AddDbContext<PlatformDbContext>(
            (provider, options) => options.UsePlatform(provider.GetRequiredService<TenantConnections>()), optionsLifetime: ServiceLifetime.Singleton);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<CalendarLibrary>();
        services.AddSingleton<EscalationPolicies>();
        services.AddSingleton<PolicyLibrary>();
        services.AddSingleton<NumberBlocks>();
        services.AddSingleton<RotaLibrary>();
        services.AddOptions<WebhookSecretOptions>().BindConfiguration(WebhookSecretOptions.Section);
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookListeners>();
        services.AddSingleton<DeliveryPlan>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<MessagingTelemetry>();
        services.AddSingleton(provider => new LiveUpdates(provider.GetService<IConnectionMultiplexer>()));
        services.AddSingleton(provider => new WakeUps(provider.GetService<IConnectionMultiplexer>()));
        services.AddSingleton<AfterCommit>();
        services.AddScoped<TakenSteps>();
        services.AddScoped<EscalationTimers>();
        services.AddScoped<LoopPasses>();
        services.AddScoped<IncidentStore>();
        services.AddScoped<ServiceLevels>();
        services.AddScoped<LevelStore>();
        services.AddScoped<HolderLevels>();
        services.AddScoped<LevelEdits>();
        services.AddScoped<LevelRecords>();
        services.AddScoped<LevelPreview>();
        services.AddScoped<LevelWriter>();
        services.AddScoped<LevelRun>();
        services.AddScoped<SupportGroupDirectory>();
        services.AddScoped<OnCallReader>();
        services.AddScoped<ShiftReader>();
        services.AddScoped<IncidentCommands>();
        services.AddScoped<Redactions>();
        services.AddScoped<MailIntakes>();
        services.AddScoped<RoutingModelRegistry>();
        services.AddScoped<RoutingSettingsStore>();
        return services;
    }

    // Parsing and planning cost PostgreSQL more than most of our statements themselves. A plan takes some tens of KiB in each
    // connection, so that only as many are kept as the frequent statements of a process are. Left to itself PostgreSQL plans a
    // prepared statement anew wherever an array or a limit is given, each time as long as it runs; each of ours has its index
    // whatever the values are.
    private static string WithPreparedStatements(string connectionString)
    {
        var prepared = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 3 };
        prepared.Options = $"{prepared.Options} -c plan_cache_mode=force_generic_plan".Trim();
        return prepared.ConnectionString;
    }

    /// <summary>Maps instants, names and the tenant's setting onto a connection source.</summary>
    public static DbContextOptionsBuilder UsePlatform(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UsePlatform(source, connections: null);

    /// <summary>A connection source that understands instants.</summary>
    public static NpgsqlDataSource CreateSource(string connectionString) => CreateSource(connectionString, _ => { });

    /// <summary>The same with more settings.</summary>
    internal static NpgsqlDataSource CreateSource(string connectionString, Action<NpgsqlDataSourceBuilder> configure)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseNodaTime();
        configure(builder);
        return builder.Build();
    }

    private static DbContextOptionsBuilder UsePlatform(this DbContextOptionsBuilder options, TenantConnections connections) =>
        options.UsePlatform(connections.Source, connections);

    private static DbContextOptionsBuilder UsePlatform(this DbContextOptionsBuilder options, NpgsqlDataSource source, TenantConnections? connections) => options
        .UseNpgsql(source, npgsql => npgsql.UseNodaTime().MigrationsHistoryTable("migration_history").SetPostgresVersion(15, 0))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(new TenantConnectionInterceptor(connections));
}
