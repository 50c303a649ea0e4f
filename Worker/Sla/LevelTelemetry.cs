using System.Diagnostics;
using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Worker.Sla;

/// <summary>Instruments of the changes of levels.</summary>
internal sealed class LevelTelemetry
{
    /// <summary>Name of meter and activity source.</summary>
    public const string Name = "IncidentPlatform.Levels";

    private readonly Counter<long> _records;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;

    public LevelTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _records = meter.CreateCounter<long>("incident_platform.levels.records", "{record}", "Open records that a change of levels reached");
        _failures = meter.CreateCounter<long>("incident_platform.levels.failures", "{record}", "Open records that a change of levels could not reach");
        _duration = meter.CreateHistogram(
            "incident_platform.levels.batch.duration", "s", "Time for one batch of records",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });
    }

    /// <summary>Traces of batches.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a batch that is committed.</summary>
    public void Reached(LevelImpact impact, TimeSpan took)
    {
        _records.Add(impact.BecomeLate, Outcome(LevelOutcome.BecomesLate));
        _records.Add(impact.DueSooner, Outcome(LevelOutcome.DueSooner));
        _records.Add(impact.DueLater, Outcome(LevelOutcome.DueLater));
        _records.Add(impact.Changed - impact.BecomeLate - impact.DueSooner - impact.DueLater, Outcome(LevelOutcome.SameDue));
        _duration.Record(took.TotalSeconds);
    }

    /// <summary>Counts a record that was passed over.</summary>
    public void Failed() => _failures.Add(1);

    private static KeyValuePair<string, object?> Outcome(LevelOutcome outcome) => new("outcome", outcome.ToString());
}
