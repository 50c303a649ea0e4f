using System.Diagnostics.Metrics;

namespace IncidentPlatform.Analytics.Bursts;

/// <summary>Instruments of bursts.</summary>
internal sealed class BurstTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Bursts";

    private readonly Counter<long> _proposed;
    private readonly Counter<long> _joined;

    public BurstTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _proposed = meter.CreateCounter<long>("incident_platform.major_incidents.proposed", "{proposal}", "Bursts of similar records that were proposed as a major incident");
        _joined = meter.CreateCounter<long>("incident_platform.major_incidents.proposal_records", "{incident}", "Records that came to a burst after it was proposed");
    }

    public void Proposed() => _proposed.Add(1);

    public void Joined() => _joined.Add(1);
}
