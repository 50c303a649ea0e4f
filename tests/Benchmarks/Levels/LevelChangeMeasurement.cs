using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Benchmarks.Levels;

/// <summary>
/// How fast a change of a policy goes through many open records, as the worker carries it out: its role, its walls, every row
/// that follows. Usage: <c>dotnet run -c Release --project tests/Benchmarks -- level-change [records] [batch] [hands]</c>.
/// </summary>
internal static class LevelChangeMeasurement
{
    public const string Argument = "level-change";

    private const int Templates = 50;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = Number(args, 1, 100_000);
        var size = Number(args, 2, 500);
        var hands = Number(args, 3, 2);
        var database = await PlatformDatabase.CreateAsync();
        var organization = await database.AddOrganizationAsync();
        await using var services = PlatformDatabase.Services(database.WorkerConnectionString);
        await SeedAsync(services, database, organization, count);
        foreach (var mode in new[] { RebaseMode.FromNow, RebaseMode.FromStart })
        {
            var preview = Stopwatch.StartNew();
            var impact = await PreviewAsync(services, organization, mode);
            Console.WriteLine($"preview {mode}: {count / preview.Elapsed.TotalSeconds:N0} records/s  {impact}");
            await ChangeAsync(services, organization, mode, size, hands);
        }
        return 0;
    }

    private static async Task ChangeAsync(ServiceProvider services, TestOrganization organization, RebaseMode mode, int size, int hands)
    {
        Guid changeId;
        await using (var scope = Scope(services, organization))
        {
            var (id, version, name, policy) = await PolicyAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
            var saved = await scope.ServiceProvider.GetRequiredService<LevelStore>().SaveSlaPolicyAsync(
                id, version.Version, name, policy, version.EscalationPolicyId, true, mode, organization.Id, CancellationToken.None);
            changeId = ((LevelSaveResult.Saved)saved).ChangeId!.Value;
        }

        var cpu = CpuSeconds();
        var watch = Stopwatch.StartNew();
        var batches = new ConcurrentBag<double>();
        var lanes = await LanesAsync(services, organization, changeId);
        var examined = (await Task.WhenAll(Enumerable.Range(0, hands).Select(_ => WorkAsync(services, organization, changeId, lanes, size, batches)))).Sum();
        watch.Stop();
        var after = CpuSeconds();
        var sorted = batches.Order().ToList();
        Console.WriteLine(
            $"change {mode}: {examined:N0} records in {watch.Elapsed.TotalSeconds:N1} s = {examined / watch.Elapsed.TotalSeconds:N0} records/s; " +
            $"{hands} hands; a batch of {size} takes {sorted[sorted.Count / 2]:N0} ms in the median, {sorted[(int)(sorted.Count * 0.99)]:N0} ms at p99; " +
            $"processor time a record: {(after.Own - cpu.Own) / examined * 1e6:N0} µs here and {(after.Server - cpu.Server) / examined * 1e6:N0} µs in the server");
    }

    private static async Task<int> WorkAsync(
        ServiceProvider services, TestOrganization organization, Guid changeId, ConcurrentQueue<int> lanes, int size, ConcurrentBag<double> batches)
    {
        var examined = 0;
        while (lanes.TryDequeue(out var lane))
        {
            var watch = Stopwatch.StartNew();
            await using var scope = Scope(services, organization);
            var step = await scope.ServiceProvider.GetRequiredService<LevelRun>().StepAsync(changeId, lane, size, CancellationToken.None);
            examined += step.Examined;
            if (!step.IsMoreLeft) continue;

            batches.Add(watch.Elapsed.TotalMilliseconds);
            lanes.Enqueue(lane);
        }
        return examined;
    }

    private static async Task<ConcurrentQueue<int>> LanesAsync(ServiceProvider services, TestOrganization organization, Guid changeId)
    {
        await using var scope = Scope(services, organization);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return new ConcurrentQueue<int>(await db.LevelLanes.Where(lane => lane.ChangeId == changeId).Select(lane => lane.Lane).ToListAsync());
    }

    private static async Task<LevelImpact> PreviewAsync(ServiceProvider services, TestOrganization organization, RebaseMode mode)
    {
        await using var scope = Scope(services, organization);
        var (id, version, _, policy) = await PolicyAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
        var draft = Guid.CreateVersion7();
        var edit = await scope.ServiceProvider.GetRequiredService<LevelEdits>().OfSlaPolicyAsync(id, draft, policy.PausingReasons, version.EscalationPolicyId, CancellationToken.None);
        var preview = await scope.ServiceProvider.GetRequiredService<LevelPreview>().OfAsync(
            edit, new LevelDraft(draft) { Targets = PolicyLibrary.Of(policy) }, 20, _ => true, CancellationToken.None);
        return preview.Single(of => of.Mode == mode).Impact;
    }

    // Each change halves or doubles the targets, so that every record moves.
    private static async Task<(Guid Id, SlaPolicyVersionRow Version, string Name, SlaPolicy Next)> PolicyAsync(PlatformDbContext db)
    {
        var row = await db.SlaPolicies.AsNoTracking().SingleAsync();
        var version = await db.SlaPolicyVersions.AsNoTracking().SingleAsync(version => version.Id == row.CurrentVersionId);
        var next = version.Policy with
        {
            Targets = [.. version.Policy.Targets.Select(target => target with { Seconds = version.Version % 2 == 1 ? target.Seconds / 2 : target.Seconds * 2 })],
        };
        return (row.Id, version, row.Name, next);
    }

    // Some records are opened by the command; the others are copies of their rows, with ids of their own.
    private static async Task SeedAsync(ServiceProvider services, PlatformDatabase database, TestOrganization organization, int count)
    {
        var requester = await organization.AddPersonAsync("Requester", Role.Consumer);
        for (var i = 0; i < Templates; i++)
        {
            await using var scope = Scope(services, organization);
            await scope.ServiceProvider.GetRequiredService<IncidentCommands>().OpenAsync(
                new NewIncident
                {
                    Subject = "Printer jams",
                    Description = "On the third floor",
                    Kind = IncidentKind.Incident,
                    ServiceId = organization.GeneralId,
                    GroupId = organization.DeskId,
                    Impact = Impact.Moderate,
                    Urgency = Urgency.Medium,
                    Priority = (Priority)(i % 5),
                    RequesterId = requester,
                    AffectedUserId = requester,
                },
                new Actor(ActorKind.Person, requester, [Role.Consumer], [], Channel.Web), CancellationToken.None);
        }

        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"""
            create temp table copied as
                select i.id as template, gen_random_uuid() as id, n from incident i, generate_series(1, {(count - Templates) / Templates}) n;
            """);
        await CopyAsync(connection, "incident", "r.id = c.template", new() { ["id"] = "c.id", ["number"] = "r.number || '-' || c.n" });
        await CopyAsync(connection, "clock", "r.incident_id = c.template", new() { ["id"] = "md5(c.id::text || r.id)::uuid", ["incident_id"] = "c.id" });
        await CopyAsync(connection, "timer", "r.incident_id = c.template", new() { ["clock_id"] = "md5(c.id::text || r.clock_id)::uuid", ["incident_id"] = "c.id" });
        await ExecuteAsync(connection, "delete from delivery");
        await ExecuteAsync(connection, "vacuum analyze incident, clock, timer, timeline, delivery");
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, string join, Dictionary<string, string> changed)
    {
        var columns = new List<string>();
        await using (var command = new NpgsqlCommand(
            $"select column_name from information_schema.columns where table_name = '{table}' and is_generated = 'NEVER' order by ordinal_position", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        }
        await ExecuteAsync(connection, $"""
            insert into {table} ({string.Join(", ", columns)})
            select {string.Join(", ", columns.Select(column => changed.GetValueOrDefault(column, $"r.{column}")))} from {table} r join copied c on {join}
            """);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    // The server is a child of this process; the machine may be busy with other things.
    private static (double Own, double Server) CpuSeconds()
    {
        const double ticksPerSecond = 100;
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var all = Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(folder => ReadStat(Path.Combine(folder, "stat"))).OfType<string[]>()
            .ToDictionary(fields => fields[0], fields => (Parent: fields[3], Ticks: fields[13..17].Sum(long.Parse)));
        return (
            all[own].Ticks / ticksPerSecond,
            all.Where(entry => entry.Key != own && Descends(entry.Key)).Sum(entry => entry.Value.Ticks) / ticksPerSecond);

        bool Descends(string id) => id == own || (all.TryGetValue(id, out var process) && Descends(process.Parent));
    }

    private static string[]? ReadStat(string path)
    {
        try
        {
            // The name in brackets may hold spaces.
            var text = File.ReadAllText(path);
            return [text[..text.IndexOf(' ', StringComparison.Ordinal)], "", .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (IOException)
        {
            return null; // ended meanwhile, or no process
        }
    }

    private static AsyncServiceScope Scope(ServiceProvider services, TestOrganization organization)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organization.Id);
        return scope;
    }

    private static int Number(string[] args, int index, int otherwise) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
}
