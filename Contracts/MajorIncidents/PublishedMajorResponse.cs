using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>What everybody in the organization may know of a major incident: the word on a service, and no detail of any record.</summary>
/// <param name="Id">The incident, for following it.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="Text">The words.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="NextUpdateBy">By when there is to be a new word.</param>
public sealed record PublishedMajorResponse(Guid Id, Guid ServiceId, string Service, string Text, Instant PublishedAt, Instant NextUpdateBy);
