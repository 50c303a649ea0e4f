using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/redact</c>: words of the record itself go for good.</summary>
/// <param name="Reason">Why, for whoever reads the timeline.</param>
/// <param name="Subject">Whether the subject goes.</param>
/// <param name="Description">Whether the description goes, with the answers of a form and the affected item.</param>
public sealed record RedactRequest([property: Required, MaxLength(2_000)] string Reason, bool Subject = false, bool Description = true);
