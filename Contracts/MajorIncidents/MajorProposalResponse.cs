using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>A burst of similar records on one service, proposed as a major incident; it grows while the burst goes on.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="Requesters">By how many people.</param>
/// <param name="Records">The records, newest first; at most 20.</param>
public sealed record MajorProposalResponse(
    Guid Id, Guid ServiceId, string Service, Instant ProposedAt, int Count, int Requesters, IReadOnlyList<MajorChildResponse> Records);
