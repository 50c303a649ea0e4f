using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>Instruments of the webhooks.</summary>
internal sealed class WebhookTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Webhooks";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _duration;

    public WebhookTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _calls = meter.CreateCounter<long>("incident_platform.webhook.calls", "{call}", "Calls of webhooks by outcome");
        _parked = meter.CreateCounter<long>("incident_platform.webhook.parked", "{delivery}", "Deliveries to webhooks that were parked");
        _lag = meter.CreateHistogram(
            "incident_platform.webhook.lag", "s", "From a change to the receiver's taking it",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200] });
        _duration = meter.CreateHistogram<double>("incident_platform.webhook.duration", "s", "How long receivers took to answer");
    }

    /// <summary>A call ended.</summary>
    /// <param name="answer">How.</param>
    /// <param name="lagSeconds">Since the change.</param>
    /// <param name="isParked">Whether its delivery was given up.</param>
    public void Called(WebhookAnswer answer, double lagSeconds, bool isParked)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", answer.Outcome.ToString().ToLowerInvariant()));
        _duration.Record(answer.Duration.TotalSeconds);
        if (answer.Outcome == WebhookOutcome.Delivered) _lag.Record(lagSeconds);
        if (isParked) _parked.Add(1);
    }
}
