using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>One line of a record's timeline: who, when, how, and the facts.</summary>
/// <param name="Sequence">1 for the first line; without gaps.</param>
/// <param name="At">Whole second, never before the line before it.</param>
/// <param name="ActorKind">Who wrote it.</param>
/// <param name="ActorId">The person; null for the platform's own hands.</param>
/// <param name="Channel">The way by which it came in.</param>
/// <param name="Visibility">Who reads it.</param>
/// <param name="Entry">The facts.</param>
public sealed record TimelineLine(
    int Sequence, Instant At, ActorKind ActorKind, Guid? ActorId, Channel Channel, Visibility Visibility, TimelineEntry Entry);
