using IncidentPlatform.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Configuration;

namespace IncidentPlatform.ServiceDefaults.Startup;

/// <summary>Refuses demo passwords, demo data, and required settings that are missing or too short.</summary>
internal sealed class SettingsCheck(IConfiguration configuration, IEnumerable<RequiredSetting> required) : IStartupCheck
{
    /// <summary>The password of every demo user; known to everybody who reads the documentation.</summary>
    private const string DemoPassword = "Demo-2026!";

    private static readonly RequiredSetting ScrapeToken = new(MetricsEndpoint.TokenSetting, 32);

    public Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. from setting in required.Distinct()
           let problem = ProblemOf(setting)
           where problem is not null
           select problem,
        .. configuration[ScrapeToken.Key] is null || ProblemOf(ScrapeToken) is not { } short_ ? Array.Empty<string>() : [short_],
        .. from setting in configuration.AsEnumerable()
           where setting.Value?.Contains(DemoPassword, StringComparison.Ordinal) == true
           select $"The setting {setting.Key} holds the demo password: give it a secret of its own.",
        .. configuration.GetValue("Demo:Enabled", false)
            ? ["The setting Demo:Enabled is true outside Development: remove it, demo users must not exist here."]
            : Array.Empty<string>(),
    ]);

    private string? ProblemOf(RequiredSetting setting)
    {
        var value = configuration[setting.Key];
        if (string.IsNullOrWhiteSpace(value)) return $"The setting {setting.Key} is missing: set it, for example in the environment as {setting.Key.Replace(":", "__", StringComparison.Ordinal)}.";
        return value.Length < setting.MinLength
            ? $"The setting {setting.Key} is too short: it needs {setting.MinLength} characters or more."
            : null;
    }
}
