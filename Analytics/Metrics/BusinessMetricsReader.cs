using IncidentPlatform.Data;
using IncidentPlatform.Domain.Kpi;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IncidentPlatform.Analytics.Metrics;

/// <summary>
/// Reads the counters while this process holds the lock <c>gauges</c>. One connection both holds the lock and reads: when it
/// breaks, the lock is gone and nothing is shown.
/// </summary>
internal sealed class BusinessMetricsReader(
    NpgsqlDataSource source, BusinessMetrics metrics, TimeProvider time, IOptions<BusinessMetricsOptions> options) : IAsyncDisposable
{
    private NpgsqlConnection? _holder;

    /// <summary>Reads once, if this process has the lock or can get it.</summary>
    /// <returns>Whether it has it; otherwise another replica shows the figures.</returns>
    public async Task<bool> ReadOnceAsync(CancellationToken cancel)
    {
        try
        {
            if (_holder is null && !await TakeAsync(cancel)) return false;

            metrics.Show(await FiguresAsync(_holder!, cancel));
            return true;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the lock back and shows nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        metrics.Show(null);
        if (Interlocked.Exchange(ref _holder, null) is not { } holder) return;

        try
        {
            // A pooled connection keeps its session, and the session its locks, until somebody uses it again.
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", holder);
            await unlock.ExecuteNonQueryAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the lock with it.
        }
        await holder.DisposeAsync();
    }

    private async Task<bool> TakeAsync(CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('gauges', 0))", connection);
            if (await take.ExecuteScalarAsync(cancel) is true)
            {
                _holder = connection;
                return true;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return false;
    }

    private async Task<List<BusinessFigure>> FiguresAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var since = BusinessCounts.DayOf(WholeSeconds.Now(time)) - options.Value.MeanDays + 1;
        await using var command = new NpgsqlCommand("select organization, name, label, sublabel, value::bigint from business_metrics($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = since });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = options.Value.MaxOrganizations });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var figures = new List<BusinessFigure>();
        while (await reader.ReadAsync(cancel))
            figures.Add(new BusinessFigure(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)));
        return figures;
    }
}
