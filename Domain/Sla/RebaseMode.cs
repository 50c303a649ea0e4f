namespace IncidentPlatform.Domain.Sla;

/// <summary>How far back a new target and calendar reach.</summary>
public enum RebaseMode
{
    /// <summary>All spans are counted anew, as if it had always been so: a change of priority, service or kind.</summary>
    FromStart,

    /// <summary>What is used stays used; the rest runs under the new version.</summary>
    FromNow,

    /// <summary>Only clocks that start later: existing ones stay as they are.</summary>
    NewOnly,
}
