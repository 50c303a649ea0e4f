using System.Diagnostics.Metrics;

namespace IncidentPlatform.Worker.Routing;

/// <summary>Instruments of what is concluded from the outcomes of routing.</summary>
internal sealed class RoutingReviewTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.RoutingReview";

    private readonly Counter<long> _stepBacks;
    private readonly Counter<long> _promotions;
    private readonly Counter<long> _picks;

    public RoutingReviewTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _stepBacks = meter.CreateCounter<long>("incident_platform.routing.step_backs", "{group}", "Groups that were right too seldom and fell back to suggesting");
        _stepBacks.Add(0); // There from the first scrape on: a rise from nothing would be none, and nobody would be alarmed by the first.
        _promotions = meter.CreateCounter<long>("incident_platform.routing.promotions", "{group}", "Groups that were promoted by themselves once they had earned it");
        _picks = meter.CreateCounter<long>("incident_platform.routing.threshold_picks", "{group}", "Groups whose threshold was picked anew");
    }

    public void SteppedBack() => _stepBacks.Add(1);

    public void Promoted() => _promotions.Add(1);

    public void Picked() => _picks.Add(1);
}
