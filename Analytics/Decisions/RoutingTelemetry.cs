using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Instruments of routing.</summary>
internal sealed class RoutingTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Routing";

    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _confidence;
    private readonly Counter<long> _tooSlow;

    public RoutingTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _duration = meter.CreateHistogram(
            "incident_platform.routing.duration", "s", "From taking the delivery to the decision",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });
        _confidence = meter.CreateHistogram(
            "incident_platform.routing.confidence", "1", "Confidence of the first guess",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] });
        _tooSlow = meter.CreateCounter<long>("incident_platform.routing.too_slow", "{decision}", "Decisions for which the classifier took too long");
    }

    /// <summary>Counts a decision that did not wait for the classifier any longer.</summary>
    public void TooSlow() => _tooSlow.Add(1);

    /// <summary>Counts a decision that is committed.</summary>
    public void Decided(RoutingOutcome outcome, double? confidence, TimeSpan took)
    {
        // The duration counts decisions as well; how many there were by organization is a business metric, kept with the facts.
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        if (confidence is { } value) _confidence.Record(value);
    }
}
