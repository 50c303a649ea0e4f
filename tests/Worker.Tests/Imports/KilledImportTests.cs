using System.Diagnostics;
using System.Text;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Worker.Tests.Escalation;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>A real worker process that is killed in the middle of an import, again and again; each time another one goes on.</summary>
public sealed class KilledImportTests
{
    private const int Incidents = 6_000;
    private const int Kills = 2;

    // Some fifteen seconds on two free cores; a guard against waiting for ever on busy ones.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_missed_and_nothing_doubled()
    {
        await using var desk = await ImportDesk.CreateAsync();
        // Long ago: the workers live in the present.
        var id = await desk.BringAsync(
            Encoding.UTF8.GetBytes(SampleEventLog.Make(incidents: Incidents, year: 2020)), plan => plan with { DateOrder = DateOrder.DayMonthYear });
        await desk.MoveAsync(imports => imports.StartAsync(id, Cancel));
        var watch = Stopwatch.StartNew();

        var position = 0L;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = WorkerProcess.Start(desk.Desk.Database.WorkerConnectionString);
            var reached = position;
            position = await UntilAsync(desk, id, import => import.Position > reached || import.State == ImportState.Done, watch);
            await worker.KillAsync(Cancel);
        }
        Assert.Equal(ImportState.Running, (await desk.RowAsync(id)).State);
        using var last = WorkerProcess.Start(desk.Desk.Database.WorkerConnectionString);
        await UntilAsync(desk, id, import => import.State == ImportState.Done, watch);

        var import = await desk.RowAsync(id);
        Assert.Equal((import.Rows, Incidents, 0), (import.Position, import.Incidents, import.Refused));
        Assert.Equal(
            (Incidents, import.Rows + Incidents),
            await desk.ReadAsync(async db => (await db.Incidents.CountAsync(Cancel), await db.Timeline.LongCountAsync(Cancel))));
    }

    private static async Task<long> UntilAsync(ImportDesk desk, Guid id, Func<Data.Imports.ImportRow, bool> isReached, Stopwatch watch)
    {
        while (true)
        {
            var import = await desk.RowAsync(id);
            if (isReached(import)) return import.Position;

            Assert.True(watch.Elapsed < Limit, $"Only {import.Position} rows after {Limit}: {import.State}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }
}
