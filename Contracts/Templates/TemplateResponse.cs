using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Contracts.Templates;

/// <summary>A ready-made text.</summary>
/// <param name="Id">The text.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Purpose">Where it is used.</param>
/// <param name="Language"><c>en</c> or <c>id</c>.</param>
/// <param name="Text">The words; places are filled where it was asked of a record.</param>
/// <param name="Audience">For whom it is there.</param>
/// <param name="GroupId">The group with which it is shared.</param>
/// <param name="Group">Name of that group.</param>
/// <param name="Owner">Name of its owner.</param>
/// <param name="IsMine">Whether the reader is its owner.</param>
/// <param name="MayChange">Whether the reader may change and delete it.</param>
/// <param name="ResolutionCode">The code that goes with a resolution.</param>
/// <param name="Subject">What a record begins with; this and what follows only for a record.</param>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Impact">Impact of the record.</param>
/// <param name="Urgency">Urgency of the record.</param>
/// <param name="ServiceId">Service of the record.</param>
/// <param name="CategoryId">Category of the record.</param>
/// <param name="Version">Rises with every change.</param>
public sealed record TemplateResponse(
    Guid Id, string Name, TemplatePurpose Purpose, string Language, string Text, Audience Audience, Guid? GroupId, string? Group,
    string Owner, bool IsMine, bool MayChange, ResolutionCode? ResolutionCode, string? Subject, IncidentKind? Kind, Impact? Impact,
    Urgency? Urgency, Guid? ServiceId, Guid? CategoryId, int Version);
