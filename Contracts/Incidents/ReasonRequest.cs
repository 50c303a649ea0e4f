using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/reopen</c>, <c>/cancel</c>, <c>/major</c>, <c>/timeline/{sequence}/redact</c>, <c>POST /attachments/{id}/redact</c>.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReasonRequest([property: Required, MaxLength(2_000)] string Reason);
