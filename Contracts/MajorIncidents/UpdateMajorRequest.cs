namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>PUT /major-incidents/{id}</c>: who leads, and how often the public hears.</summary>
/// <param name="LeadId">Who leads it: an incident manager.</param>
/// <param name="UpdateCadenceSeconds">The longest silence towards the public: 5 minutes to a day.</param>
public sealed record UpdateMajorRequest(Guid LeadId, int UpdateCadenceSeconds);
