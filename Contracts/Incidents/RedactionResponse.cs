using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>What stands in place of words or a file that an administrator took away.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, by name; empty where the reader may not know.</param>
/// <param name="Reason">Why.</param>
public sealed record RedactionResponse(Instant At, string By, string Reason);
