using System.Globalization;

namespace IncidentPlatform.Load.Platform;

/// <summary>Processor time of the platform, from <c>/proc</c>: what requests cost, and what follows from them later.</summary>
internal sealed class CpuMeter(MeasuredPlatform platform)
{
    // USER_HZ is 100 wherever .NET runs.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds so far.</summary>
    public async Task<CpuTime> ReadAsync(CancellationToken cancel)
    {
        var roles = await RolesAsync(cancel);
        var (api, followers) = (0.0, 0.0);
        foreach (var (id, command) in platform.Processes())
        {
            if (command.Contains("IncidentPlatform.Api.dll", StringComparison.Ordinal)) api += SecondsOf(id).Own;
            else if (command.Contains("IncidentPlatform.Analytics.dll", StringComparison.Ordinal)
                || command.Contains("IncidentPlatform.Worker.dll", StringComparison.Ordinal)) followers += SecondsOf(id).Own;
        }

        // PostgreSQL writes what each process does over its environment; its children are known by their parent.
        var (apiDatabase, followersDatabase) = (0.0, 0.0);
        var (own, ofEndedChildren, _) = SecondsOf(platform.Postmaster);
        var server = own + ofEndedChildren;
        foreach (var id in MeasuredPlatform.ProcessIds())
        {
            var (seconds, _, parent) = SecondsOf(id);
            if (parent != platform.Postmaster) continue;
            switch (roles.GetValueOrDefault(id))
            {
                case null:
                    server += seconds; // checkpointer, writers, autovacuum
                    break;
                case "app_worker" or "web_keys":
                    followersDatabase += seconds;
                    break;
                default:
                    apiDatabase += seconds; // the owner is this program, which asks only where the floor is measured
                    break;
            }
        }
        return new CpuTime(api, apiDatabase, server, followers, followersDatabase);
    }

    private async Task<Dictionary<int, string>> RolesAsync(CancellationToken cancel)
    {
        await using var command = platform.Database.CreateCommand("select pid, usename::text from pg_stat_activity where usename is not null and backend_type = 'client backend'");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var roles = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancel)) roles.Add(reader.GetInt32(0), reader.GetString(1));
        return roles;
    }

    private static (double Own, double OfEndedChildren, int Parent) SecondsOf(int id)
    {
        try
        {
            // The name before the bracket may hold spaces.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return ((Field(11) + Field(12)) / TicksPerSecond, (Field(13) + Field(14)) / TicksPerSecond, (int)Field(1));

            double Field(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return default; // ended meanwhile
        }
    }
}
