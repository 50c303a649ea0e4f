using System.Diagnostics.Metrics;
using NodaTime;

namespace IncidentPlatform.Api.Escalation;

/// <summary>How long ago some worker last had a good pass over the escalation rules; by the API, since a stopped worker says nothing.</summary>
internal sealed class EscalationPulseTelemetry
{
    private const string Name = "IncidentPlatform.EscalationPulse";

    private long _lastPass;

    public EscalationPulseTelemetry(IMeterFactory meters, TimeProvider time) => meters.Create(Name).CreateObservableGauge(
        "incident_platform.escalation.pass_age", () => Age(time), "s", "Since the last good pass of any worker over the escalation rules");

    /// <summary>The last good pass; null when there never was one.</summary>
    public void Passed(Instant? at) => Interlocked.Exchange(ref _lastPass, at?.ToUnixTimeSeconds() ?? 0);

    private double Age(TimeProvider time) => time.GetUtcNow().ToUnixTimeSeconds() - Interlocked.Read(ref _lastPass);
}
