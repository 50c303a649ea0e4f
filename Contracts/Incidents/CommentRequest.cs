using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/comments</c>.</summary>
/// <param name="Text">The words.</param>
/// <param name="Visibility">Internal only for those who work on the record.</param>
public sealed record CommentRequest([property: Required, MaxLength(20_000)] string Text, Visibility Visibility = Visibility.Public);
