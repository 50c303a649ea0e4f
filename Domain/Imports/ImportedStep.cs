using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Imports;

/// <summary>How a record stood after a change, in the file's own names.</summary>
/// <param name="Row">Line of the file.</param>
/// <param name="At">When.</param>
/// <param name="State">From here on.</param>
/// <param name="HoldReason">For what it waits; null exactly when <paramref name="State"/> is not OnHold.</param>
/// <param name="Group">The support group; null for one that is not known.</param>
/// <param name="IsGroupOfThen">Whether the file tells who held it at that instant, and not only who did at the end.</param>
/// <param name="Assignee">E-mail address; null when not known.</param>
/// <param name="Priority">From here on; null where impact and urgency decide.</param>
/// <param name="Impact">From here on; null for the default.</param>
/// <param name="Urgency">From here on; null for the default.</param>
/// <param name="Service">The service; null for the default.</param>
/// <param name="Category">The category; null for none.</param>
/// <param name="Code">How it was resolved; null when not known.</param>
public sealed record ImportedStep(
    long Row, Instant At, IncidentState State, HoldReason? HoldReason, string? Group, bool IsGroupOfThen, string? Assignee, Priority? Priority,
    Impact? Impact, Urgency? Urgency, string? Service, string? Category, ResolutionCode? Code);
