using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Loops;
using NodaTime;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>Makes a move on one record after the other, each by the ordinary command with that record's tenant set.</summary>
internal sealed partial class RecordMoves(IServiceScopeFactory scopes, LoopBoard board, ILogger<RecordMoves> logger)
{
    /// <summary>Something else than the records is wrong when so many of them fail in a row.</summary>
    private const int MostFailuresInARow = 5;

    /// <summary>What a move that finds nothing left to do decides.</summary>
    public static Decision Nothing { get; } = new Decision.Accepted([]);

    /// <summary>Makes the move on each record.</summary>
    /// <param name="work">The loop, for its metrics.</param>
    /// <param name="records">The records.</param>
    /// <param name="by">The actor.</param>
    /// <param name="decide">Decides under the record's lock, where it may find that somebody else was there first.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether all went well. A record that fails is logged, and comes again with the next pass.</returns>
    public async Task<bool> EachAsync(
        string work, IAsyncEnumerable<DueRecord> records, Actor by,
        Func<LockedIncident, Instant, PlatformDbContext, Task<Decision>> decide, CancellationToken cancel)
    {
        var failures = 0;
        var inARow = 0;
        await foreach (var record in records.WithCancellation(cancel))
        {
            try
            {
                await MoveAsync(work, record, by, decide, cancel);
                inARow = 0;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && inARow < MostFailuresInARow - 1)
            {
                failures++;
                inARow++;
                board.Failed(work);
                LogFailed(exception, work, record.Id);
            }
        }
        return failures == 0;
    }

    private async Task MoveAsync(
        string work, DueRecord record, Actor by, Func<LockedIncident, Instant, PlatformDbContext, Task<Decision>> decide,
        CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(record.OrganizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var commands = scope.ServiceProvider.GetRequiredService<IncidentCommands>();
        var moved = false;
        await commands.ExecuteAsync(record.Id, null, by, async (locked, now) =>
        {
            var decision = await decide(locked, now, db);
            moved = decision is Decision.Accepted { Lines.Count: > 0 };
            return decision;
        }, cancel);
        if (moved) LogMoved(work, record.Id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Incident {IncidentId}: moved by {Work}")]
    private partial void LogMoved(string work, Guid incidentId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {IncidentId} could not be moved by {Work}; next try with the next pass")]
    private partial void LogFailed(Exception exception, string work, Guid incidentId);
}
