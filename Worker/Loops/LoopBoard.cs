using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentPlatform.Worker.Loops;

/// <summary>Where each loop notes that a pass went well: a metric, and the process is degraded while one is late.</summary>
internal sealed class LoopBoard : IHealthCheck
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Loops";

    private readonly ConcurrentDictionary<string, Note> _notes = new();
    private readonly TimeProvider _time;
    private readonly Counter<long> _failures;

    public LoopBoard(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(Name);
        _failures = meter.CreateCounter<long>("incident_platform.loop.failures", "{failure}", "Passes and single records that failed, by loop");
        meter.CreateObservableGauge(
            "incident_platform.loop.last_success", LastSuccesses, "s", "When the last pass of a loop went well, in seconds since 1970");
    }

    /// <summary>A loop begins; from now on a good pass is expected at least this often.</summary>
    public void Expect(string loop, TimeSpan lateAfter) => _notes[loop] = new Note(_time.GetUtcNow(), lateAfter);

    /// <summary>A pass went well.</summary>
    public void Succeeded(string loop)
    {
        if (_notes.TryGetValue(loop, out var note)) _notes[loop] = note with { At = _time.GetUtcNow() };
    }

    /// <summary>A pass, or one record of it, failed.</summary>
    public void Failed(string loop) => _failures.Add(1, new KeyValuePair<string, object?>("loop", loop));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = _time.GetUtcNow();
        var late = _notes.Where(note => now - note.Value.At > note.Value.LateAfter).Select(note => note.Key).Order().ToList();
        return Task.FromResult(late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"No good pass lately: {string.Join(", ", late)}."));
    }

    private IEnumerable<Measurement<double>> LastSuccesses() => _notes.Select(note =>
        new Measurement<double>(note.Value.At.ToUnixTimeSeconds(), new KeyValuePair<string, object?>("loop", note.Key)));

    private sealed record Note(DateTimeOffset At, TimeSpan LateAfter);
}
