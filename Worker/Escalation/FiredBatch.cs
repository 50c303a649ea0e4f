using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>What one transaction of the escalation loop did.</summary>
internal sealed class FiredBatch
{
    /// <summary>Timers that were taken.</summary>
    public int Taken { get; set; }

    /// <summary>Records that got lines.</summary>
    public List<LockedIncident> Changed { get; } = [];

    /// <summary>Rules that fired, with their record.</summary>
    public List<(Guid IncidentId, EscalationFiring Firing)> Firings { get; } = [];

    /// <summary>Their effects.</summary>
    public List<(Guid IncidentId, AppliedEffect Effect)> Effects { get; } = [];
}
