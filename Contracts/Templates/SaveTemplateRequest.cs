using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Contracts.Templates;

/// <summary><c>POST /templates</c>, <c>PUT /templates/{id}</c>.</summary>
/// <param name="Name">Shown name; no other text of the same owner and language has it.</param>
/// <param name="Purpose">Where it is used.</param>
/// <param name="Language"><c>en</c> or <c>id</c>.</param>
/// <param name="Text">The words, with places such as <c>{{requester}}</c>: see <see cref="TemplateText"/>.</param>
/// <param name="Audience">For whom it is there. More than the owner needs one's own group or <see cref="Identity.Permissions.SharePresets"/>.</param>
/// <param name="GroupId">The group with which it is shared; only with that audience.</param>
/// <param name="ResolutionCode">The code that goes with the words; only for a resolution.</param>
/// <param name="Subject">What a record begins with; this and what follows only for a record.</param>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Impact">Impact of the record.</param>
/// <param name="Urgency">Urgency of the record.</param>
/// <param name="ServiceId">Service of the record.</param>
/// <param name="CategoryId">Category of the record.</param>
public sealed record SaveTemplateRequest(
    [property: Required, MinLength(1), MaxLength(80)] string Name,
    TemplatePurpose Purpose,
    [property: Required] string Language,
    [property: Required, MaxLength(10_000)] string Text,
    Audience Audience = Audience.Owner,
    Guid? GroupId = null,
    ResolutionCode? ResolutionCode = null,
    [property: MaxLength(200)] string? Subject = null,
    IncidentKind? Kind = null,
    Impact? Impact = null,
    Urgency? Urgency = null,
    Guid? ServiceId = null,
    Guid? CategoryId = null);
