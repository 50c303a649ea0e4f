using IncidentPlatform.Data.Demo;
using IncidentPlatform.Data.Demo.Scale;
using IncidentPlatform.Data.Migrations;
using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Worker.Migrations;

/// <summary><c>Worker --migrate</c>: creates the database, its roles and its schema, or brings them up to date, adds the demo where it is on, and ends. The only process that connects as the owner.</summary>
internal static class MigrationStep
{
    /// <summary>The argument that starts the worker's program as the migration step.</summary>
    public const string Argument = "--migrate";

    private const string Connection = "ConnectionStrings:platform-owner";

    /// <returns>The exit code: 0 when the database is as this program expects it.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddSingleton<ScaleSeed>();
        await using var app = builder.Build();

        var settings = app.Configuration;
        var problems = await app.RefuseInsecureSettingsAsync(CancellationToken.None);
        if (settings[Connection] is not { Length: > 0 } connection) return await PlatformProcess.RefuseAsync([.. problems, $"The setting {Connection} is missing."]);
        if (problems.Count > 0) return await PlatformProcess.RefuseAsync(problems);

        await DatabaseSetup.RunAsync(connection, Passwords(settings), CancellationToken.None);
        if (settings.GetValue(DemoOptions.EnabledSetting, false))
            await app.Services.GetRequiredService<DemoSeed>().RunAsync(connection, CancellationToken.None);
        if (settings.GetValue(DemoOptions.ScaleSetting, 0) is > 0 and var records)
            await app.Services.GetRequiredService<ScaleSeed>().RunAsync(connection, records, CancellationToken.None);
        return 0;
    }

    private static RolePasswords Passwords(IConfiguration settings) => new(
        Tenant: Password(settings, "Tenant"), Provider: Password(settings, "Provider"),
        Worker: Password(settings, "Worker"), Keys: Password(settings, "WebKeys"));

    private static string Password(IConfiguration settings, string role) => settings[$"Roles:{role}:Password"] ?? "";
}
