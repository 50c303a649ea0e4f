using System.Globalization;

namespace IncidentPlatform.Load.Platform;

/// <summary>Processor time of the platform, from <c>/proc</c>: what requests cost, and what follows from them later.</summary>
internal sealed class CpuMeter(MeasuredPlatform platform)
{
    // USER_HZ is 100 wherever .NET runs.
    private const double TicksPerSecond = 100;

    private readonly Dictionary<int, double> _backends = [];
    private double _ofEnded;
    private CpuTime _total;

    /// <summary>Seconds since the first reading.</summary>
    public async Task<CpuTime> ReadAsync(CancellationToken cancel)
    {
        var (api, followers) = (0.0, 0.0);
        foreach (var (id, command) in platform.Processes())
        {
            if (command.Contains("IncidentPlatform.Api.dll", StringComparison.Ordinal)) api += SecondsOf(id).Own;
            else if (command.Contains("IncidentPlatform.Analytics.dll", StringComparison.Ordinal)
                || command.Contains("IncidentPlatform.Worker.dll", StringComparison.Ordinal)) followers += SecondsOf(id).Own;
        }
        var (apiDatabase, followersDatabase, server) = BackendsSinceLast(await RolesAsync(cancel));
        _total = new CpuTime(
            api, _total.ApiDatabase + apiDatabase, _total.Server + server, followers, _total.FollowersDatabase + followersDatabase);
        return _total;
    }

    // PostgreSQL writes what each process does over its environment; its children are known by their parent. A pool closes
    // connections that idle: what such a child used before the last reading is counted already.
    private (double Api, double Followers, double Server) BackendsSinceLast(Dictionary<int, string> roles)
    {
        var (api, followers) = (0.0, 0.0);
        var (own, ofEnded, _) = SecondsOf(platform.Postmaster);
        var server = own - _backends.GetValueOrDefault(platform.Postmaster) + ofEnded - _ofEnded;
        var left = _backends.Keys.ToHashSet();
        left.Remove(platform.Postmaster);
        foreach (var id in MeasuredPlatform.ProcessIds())
        {
            var (seconds, _, parent) = SecondsOf(id);
            if (parent != platform.Postmaster) continue;

            var used = seconds - _backends.GetValueOrDefault(id);
            _backends[id] = seconds;
            left.Remove(id);
            switch (roles.GetValueOrDefault(id))
            {
                case null:
                    server += used; // checkpointer, writers, autovacuum
                    break;
                case "app_worker" or "web_keys":
                    followers += used;
                    break;
                default:
                    api += used; // the owner is this program, which asks only where the floor is measured
                    break;
            }
        }
        foreach (var id in left)
        {
            server -= _backends[id];
            _backends.Remove(id);
        }
        (_backends[platform.Postmaster], _ofEnded) = (own, ofEnded);
        return (api, followers, server);
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
