using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A mail as it came, with the quotation and the signature that its line does not show.</summary>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Text">All of its words.</param>
public sealed record WholeMailResponse(Instant ReceivedAt, string Text);
