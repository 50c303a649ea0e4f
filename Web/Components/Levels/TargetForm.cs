using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>One target as typed.</summary>
public sealed class TargetForm
{
    /// <summary>Null for every kind.</summary>
    public IncidentKind? Kind { get; set; }
    public Priority Priority { get; set; }
    public ClockMetric Metric { get; set; }

    /// <summary>Such as <c>1h 30m</c>; empty for none.</summary>
    public string? Text { get; set; }

    /// <summary>Where an error of this form stands.</summary>
    internal string Field => $"{Kind}.{Priority}.{Metric}";
}
