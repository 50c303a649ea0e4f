using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.ServiceDefaults.Startup;

/// <summary>Runs a process of the platform, or refuses to.</summary>
public static class PlatformProcess
{
    /// <summary>The exit code of a process that refused its settings (<c>EX_CONFIG</c>).</summary>
    public const int RefusedExitCode = 78;

    /// <summary>Serves until told to stop. Outside Development every <see cref="IStartupCheck"/> comes first.</summary>
    /// <returns>The exit code: 0, or <see cref="RefusedExitCode"/> after one sentence per problem on the error output.</returns>
    public static async Task<int> RunPlatformAsync(this WebApplication app)
    {
        try
        {
            var problems = await app.RefuseInsecureSettingsAsync(CancellationToken.None);
            if (problems.Count > 0) return await RefuseAsync(problems);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            return await RefuseAsync(exception.Failures);
        }
    }

    /// <summary>What makes this process unsafe to start; always empty in Development.</summary>
    public static async Task<IReadOnlyList<string>> RefuseInsecureSettingsAsync(this IHost host, CancellationToken cancel)
    {
        if (host.Services.GetRequiredService<IHostEnvironment>().IsDevelopment()) return [];

        // In the order of their registration: settings, then what stands on them. A database that is not named cannot be asked.
        foreach (var check in host.Services.GetServices<IStartupCheck>())
        {
            var problems = await check.FindProblemsAsync(cancel);
            if (problems.Count > 0) return problems;
        }
        return [];
    }

    /// <summary>Says on the error output why nothing was started.</summary>
    /// <returns><see cref="RefusedExitCode"/>.</returns>
    public static async Task<int> RefuseAsync(IEnumerable<string> problems)
    {
        foreach (var problem in problems) await Console.Error.WriteLineAsync($"Not started. {problem}");
        return RefusedExitCode;
    }
}
