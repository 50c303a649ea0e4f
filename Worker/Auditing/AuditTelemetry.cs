using System.Diagnostics.Metrics;
using IncidentPlatform.Data.Auditing;

namespace IncidentPlatform.Worker.Auditing;

/// <summary>Instruments of the nightly auditor.</summary>
internal sealed class AuditTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Auditing";

    private readonly Counter<long> _incidents;
    private long _differences;

    public AuditTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _incidents = meter.CreateCounter<long>("incident_platform.audit.incidents", "{incident}", "Records whose timeline was replayed");
        meter.CreateObservableGauge(
            "incident_platform.audit.differences", () => Interlocked.Read(ref _differences), "{difference}",
            "Stored values that were not what the timeline says, by the last audit of each organization");
    }

    /// <summary>Counts an audit that is finished.</summary>
    public void Audited(AuditRunRow run) => _incidents.Add(run.Incidents);

    /// <summary>Says how many differences the last audits found.</summary>
    public void Found(long differences) => Interlocked.Exchange(ref _differences, differences);
}
