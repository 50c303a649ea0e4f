namespace IncidentPlatform.Data.Demo.Scale;

/// <summary>How far a long run is. May be told from several threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="total">What there is to do.</param>
/// <param name="every">Reports are at least this far apart, but for the last one.</param>
internal sealed class ScaleProgress(TimeProvider time, int total, TimeSpan every)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _reportedAt;
    private int _done;

    /// <summary>Adds what was done.</summary>
    /// <returns>A report when one is due.</returns>
    public Report? Add(int count)
    {
        lock (_lock)
        {
            _done += count;
            var passed = time.GetElapsedTime(_start);
            if (_done < total && passed - _reportedAt < every) return null;

            _reportedAt = passed;
            var perSecond = _done / Math.Max(passed.TotalSeconds, 0.001);
            return new Report(_done, (int)perSecond, (int)((total - _done) / perSecond));
        }
    }

    /// <summary>How far it is.</summary>
    internal readonly record struct Report(int Done, int PerSecond, int SecondsLeft);
}
