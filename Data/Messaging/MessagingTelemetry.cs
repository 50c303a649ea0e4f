using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IncidentPlatform.Data.Messaging;

/// <summary>Instruments of the delivery queue.</summary>
public sealed class MessagingTelemetry
{
    /// <summary>Name of meter and activity source.</summary>
    public const string Name = "IncidentPlatform.Messaging";

    private readonly Counter<long> _handled;
    private readonly Histogram<double> _lag;

    /// <summary>Creates the instruments.</summary>
    public MessagingTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _handled = meter.CreateCounter<long>("incident_platform.deliveries", "{delivery}", "Deliveries by subscription and outcome");
        _lag = meter.CreateHistogram<double>("incident_platform.delivery.lag", "s", "From the change to its effect");
    }

    /// <summary>Traces follow a record over the queue.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a delivery: handled, retried or parked.</summary>
    public void Count(string subscription, string outcome, double lagSeconds)
    {
        var tag = new KeyValuePair<string, object?>("subscription", subscription);
        _handled.Add(1, tag, new KeyValuePair<string, object?>("outcome", outcome));
        if (outcome == Outcomes.Handled) _lag.Record(lagSeconds, tag);
    }

    /// <summary>How a delivery ended.</summary>
    public static class Outcomes
    {
        /// <summary>It took effect.</summary>
        public const string Handled = "handled";

        /// <summary>It failed and comes again.</summary>
        public const string Retried = "retried";

        /// <summary>It failed too often.</summary>
        public const string Parked = "parked";
    }
}
