using IncidentPlatform.Data;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>Resumes records whose hold has reached its end.</summary>
internal sealed class HoldEnd(DueRecords records, RecordMoves moves, TimeProvider time, IOptions<HousekeepingOptions> options) : IPeriodicWork
{
    public string Name => "hold-end";

    public TimeSpan Interval => options.Value.HoldInterval;

    public Task<bool> RunOnceAsync(CancellationToken cancel) => moves.EachAsync(
        Name, records.HoldsOverAsync(WholeSeconds.Now(time), cancel), Actor.System,
        (record, now, _) => Task.FromResult(record.Facts.HoldUntil <= now
            ? IncidentMoves.Resume(record.Facts, ResumeCause.UntilReached)
            : RecordMoves.Nothing),
        cancel);
}
