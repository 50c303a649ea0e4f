using IncidentPlatform.Data;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Auditing;

/// <summary><c>Worker --audit</c>: replays every timeline of every organization, says what differs, and ends. Everything else may go on meanwhile.</summary>
internal static class AuditStep
{
    /// <summary>Asks for it on the command line.</summary>
    public const string Argument = "--audit";

    /// <summary>The exit code when stored values differ from the timelines.</summary>
    public const int Differs = 2;

    private const int PageSize = 100;
    private const int MostShown = 20;

    /// <returns>The exit code: 0 when everything stored is what the timelines say.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder([.. arguments.Where(argument => argument != Argument)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning); // what there is to say is said to whoever asked
        builder.AddPlatformData();
        builder.Services.AddReplayAuditor();
        using var host = builder.Build();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        try
        {
            return await RunAsync(host.Services, new ProgressBar(Console.Out, !Console.IsOutputRedirected), stop.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing was changed.");
            return 1;
        }
    }

    /// <summary>Audits one organization after the other, the records of each side by side.</summary>
    internal static async Task<int> RunAsync(IServiceProvider services, ProgressBar bar, CancellationToken cancel)
    {
        var auditor = services.GetRequiredService<ReplayAuditor>();
        var (incidents, lines, differences) = (0, 0L, 0);
        await foreach (var id in OrganizationWalk.AllAsync(services.GetRequiredService<IServiceScopeFactory>(), PageSize, cancel))
        {
            if (await auditor.RunAsync(id, AuditCause.Command, bar.Show, cancel) is not { } run)
            {
                bar.Say($"Organization {id} is audited by somebody else just now; it is left out.");
                continue;
            }

            bar.Done();
            incidents += run.Incidents;
            lines += run.Lines;
            differences += run.Differences;
            if (run.Differences > 0) await ShowAsync(services, run, bar, cancel);
        }

        bar.Say(differences == 0
            ? $"{incidents} records are what their {lines} lines say."
            : $"{differences} stored values of {incidents} records are not what their lines say; administrators see them under Audit.");
        return differences == 0 ? 0 : Differs;
    }

    private static async Task ShowAsync(IServiceProvider services, AuditRunRow run, ProgressBar bar, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(run.OrganizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var first = await (
            from difference in db.AuditDifferences
            where difference.RunId == run.Id
            join incident in db.Incidents on difference.IncidentId equals incident.Id
            orderby difference.Ordinal
            select new { incident.Number, difference.Field, difference.Stored, difference.Replayed }).AsNoTracking().Take(MostShown).ToListAsync(cancel);
        foreach (var difference in first)
            bar.Say($"  {difference.Number}  {difference.Field}: stored {Shown(difference.Stored)}, by its timeline {Shown(difference.Replayed)}");
        if (run.Differences > first.Count) bar.Say($"  … and {run.Differences - first.Count} more");
    }

    private static string Shown(string value) => value.Length == 0 ? "nothing" : value;
}
