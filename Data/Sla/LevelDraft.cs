using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Sla;

/// <summary>A version that is not stored yet, so that its effect can be shown before it is saved.</summary>
/// <param name="VersionId">As which the edit names it.</param>
public sealed record LevelDraft(Guid VersionId)
{
    /// <summary>Its targets; null unless it is a policy.</summary>
    public TargetLookup? Targets { get; init; }

    /// <summary>Its open times; null unless it is a calendar.</summary>
    public BusinessCalendar? Calendar { get; init; }
}
