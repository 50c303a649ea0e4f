using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentPlatform.ServiceDefaults.Startup;

/// <summary>Which settings a process cannot do without, said where the feature that needs them is added.</summary>
public static class RequiredSettings
{
    /// <summary>Outside Development the process refuses to start while one of <paramref name="keys"/> is missing or empty.</summary>
    public static IHostApplicationBuilder RequireSettings(this IHostApplicationBuilder builder, params IEnumerable<string> keys)
    {
        foreach (var key in keys) builder.Services.AddSingleton(new RequiredSetting(key, 1));
        return builder;
    }

    /// <summary>Outside Development the process refuses to start while one of <paramref name="keys"/> is missing or shorter than 32 characters.</summary>
    public static IHostApplicationBuilder RequireSecrets(this IHostApplicationBuilder builder, params IEnumerable<string> keys)
    {
        foreach (var key in keys) builder.Services.AddSingleton(new RequiredSetting(key, 32));
        return builder;
    }
}

/// <param name="Key">The setting, such as <c>Web:ServiceKey</c>.</param>
/// <param name="MinLength">The fewest characters it may have.</param>
internal sealed record RequiredSetting(string Key, int MinLength);
