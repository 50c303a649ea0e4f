using System.Diagnostics;
using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>Instruments of the escalation loop.</summary>
internal sealed class EscalationTelemetry
{
    /// <summary>Name of meter and activity source.</summary>
    public const string Name = "IncidentPlatform.Escalation";

    private readonly Histogram<double> _lag;
    private readonly Counter<long> _firings;
    private readonly Counter<long> _effects;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _overdue;
    private long _parked;

    public EscalationTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _lag = meter.CreateHistogram(
            "incident_platform.escalation.lag", "s", "From the instant at which a rule was to be looked at to its firing",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200] });
        _firings = meter.CreateCounter<long>("incident_platform.escalation.firings", "{firing}", "Rules that fired");
        _effects = meter.CreateCounter<long>("incident_platform.escalation.effects", "{effect}", "Effects of rules on records");
        _failures = meter.CreateCounter<long>("incident_platform.escalation.failures", "{record}", "Records whose rules could not fire at a try");
        _overdue = meter.CreateCounter<long>(
            "incident_platform.escalation.overdue", "{record}", "Records of which the auditor found a step that was due long ago, and fired it");
        meter.CreateObservableGauge(
            "incident_platform.escalation.parked", () => Interlocked.Read(ref _parked), "{timer}", "Timers that were given up");
    }

    /// <summary>Traces of batches.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a firing that is committed.</summary>
    public void Fired(EscalationFiring firing, double lagSeconds)
    {
        var clock = firing.Rule.When as EscalationCondition.ClockShare;
        var metric = new KeyValuePair<string, object?>("metric", clock?.Metric.ToString() ?? "Record");
        // The band, not the share: a policy may name any of two hundred.
        var share = new KeyValuePair<string, object?>("share", clock is null ? 0 : SlaClock.Bands.Last(band => band <= clock.Percent));
        _lag.Record(lagSeconds, metric);
        _firings.Add(1, metric, share, new KeyValuePair<string, object?>("outcome", firing.Outcome.ToString().ToLowerInvariant()));
    }

    /// <summary>Counts an effect that is committed.</summary>
    public void Took(AppliedEffect effect) => _effects.Add(
        1,
        new KeyValuePair<string, object?>("effect", effect.Name),
        new KeyValuePair<string, object?>("outcome", effect.Refusal is null ? "applied" : "refused"));

    /// <summary>Counts a record that failed alone: retried or parked.</summary>
    public void Failed(bool isParked) => _failures.Add(1, new KeyValuePair<string, object?>("outcome", isParked ? "parked" : "retried"));

    /// <summary>Counts records whose steps were overdue.</summary>
    public void Overdue(int records) => _overdue.Add(records);

    /// <summary>Says how many timers are parked now.</summary>
    public void Parked(long timers) => Interlocked.Exchange(ref _parked, timers);
}
