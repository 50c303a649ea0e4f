using System.Globalization;
using Npgsql;

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
        var (api, apiDatabase, followers, followersDatabase, server) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (id, command) in platform.Processes())
        {
            var seconds = SecondsOf(id, out var parent, out var ofEndedChildren);
            if (id == platform.Postmaster) server += seconds + ofEndedChildren;
            else if (parent == platform.Postmaster)
            {
                switch (roles.GetValueOrDefault(id))
                {
                    case "app_tenant" or "app_provider":
                        apiDatabase += seconds;
                        break;
                    case null:
                        server += seconds; // checkpointer, writers, autovacuum
                        break;
                    case "app_worker" or "web_keys":
                        followersDatabase += seconds;
                        break;
                    // The owner is this program.
                }
            }
            else if (command.Contains("IncidentPlatform.Api.dll", StringComparison.Ordinal)) api += seconds;
            else if (command.Contains("IncidentPlatform.Analytics.dll", StringComparison.Ordinal)
                || command.Contains("IncidentPlatform.Worker.dll", StringComparison.Ordinal)) followers += seconds;
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

    private static double SecondsOf(int id, out int parent, out double ofEndedChildren)
    {
        (parent, ofEndedChildren) = (0, 0);
        try
        {
            // The name before the bracket may hold spaces.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            parent = (int)Field(1);
            ofEndedChildren = (Field(13) + Field(14)) / TicksPerSecond;
            return (Field(11) + Field(12)) / TicksPerSecond;

            double Field(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // ended meanwhile
        }
    }
}
