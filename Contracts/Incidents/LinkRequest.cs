using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/links</c>.</summary>
/// <param name="Type">How they belong together.</param>
/// <param name="Id">The other record.</param>
public sealed record LinkRequest(LinkType Type, Guid Id);
