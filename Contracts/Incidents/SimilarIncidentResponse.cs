using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A record that is worded like another one, or like what is being typed.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsMajor">Whether it is a major incident.</param>
/// <param name="Service">Its service.</param>
/// <param name="GroupId">The group that has it, or resolved it.</param>
/// <param name="Group">The group's name.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ResolvedAt">When it was last resolved; null while it is open.</param>
/// <param name="Resolution">How it was solved; null while it is open.</param>
/// <param name="Similarity">0..1: how far the words are the same, rare ones counting most.</param>
public sealed record SimilarIncidentResponse(
    Guid Id, string Number, string Subject, IncidentState State, bool IsMajor, string Service, Guid GroupId, string Group, Instant OpenedAt,
    Instant? ResolvedAt, ResolutionResponse? Resolution, double Similarity);
