using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Models;

/// <summary>
/// Writes twice a second how far a training run is, and ends the run when nobody wants it any more. The trainer reports from
/// its own threads and is never held up by the database.
/// </summary>
/// <param name="write">Stage and per cent; false when the run is to end.</param>
/// <param name="run">The run.</param>
internal sealed class TrainingReport(Func<string, int, Task<bool>> write, CancellationTokenSource run) : IProgress<TrainingProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private TrainingProgress _last = new(TrainingStage.ReadingTexts, 0);
    private Task? _writing;

    public void Begin() => _writing = WriteAsync();

    public void Report(TrainingProgress value)
    {
        lock (_stop) _last = value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_writing is not { } writing) return;

        _writing = null;
        await _stop.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // progress that could not be written fails no training
        _stop.Dispose();
    }

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            TrainingProgress last;
            lock (_stop) last = _last;
            if (await write(last.Stage.ToString(), (int)(last.Fraction * 100))) continue;

            await run.CancelAsync();
            return;
        }
        while (await timer.WaitForNextTickAsync(_stop.Token));
    }
}
