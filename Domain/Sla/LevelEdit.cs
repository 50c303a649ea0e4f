using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Sla;

/// <summary>What somebody changed about service levels. Each touches only what follows the thing that was changed.</summary>
public abstract record LevelEdit
{
    private LevelEdit()
    {
    }

    /// <summary>An SLA policy has a new version: records that follow a former one get its targets, pausing reasons and escalation rules.</summary>
    /// <param name="VersionId">The new version.</param>
    /// <param name="FormerVersionIds">Every earlier version of the same policy.</param>
    /// <param name="PausingReasons">Hold reasons that pause from here on.</param>
    /// <param name="EscalationVersionId">The present version of the escalation policy that it names; null when nothing is escalated.</param>
    public sealed record SlaPolicy(
        Guid VersionId, IReadOnlySet<Guid> FormerVersionIds, IReadOnlyList<HoldReason> PausingReasons, Guid? EscalationVersionId) : LevelEdit;

    /// <summary>What a group or a provider promises has a new version: clocks that follow a former one get its targets.</summary>
    /// <param name="VersionId">The new version.</param>
    /// <param name="FormerVersionIds">Every earlier version of the same promise.</param>
    public sealed record OlaPolicy(Guid VersionId, IReadOnlySet<Guid> FormerVersionIds) : LevelEdit;

    /// <summary>A calendar has a new version: clocks that follow a former one count in it, under the target that they have.</summary>
    /// <param name="VersionId">The new version.</param>
    /// <param name="FormerVersionIds">Every earlier version of the same calendar.</param>
    public sealed record Calendar(Guid VersionId, IReadOnlySet<Guid> FormerVersionIds) : LevelEdit;

    /// <summary>The priority matrix changed: records whose priority nobody overrode get the priority of their impact and urgency.</summary>
    /// <param name="Priorities">The matrix from here on.</param>
    public sealed record Matrix(PriorityMatrix Priorities) : LevelEdit;
}
