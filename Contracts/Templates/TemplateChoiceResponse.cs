using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Contracts.Templates;

/// <summary>A ready-made text that may be used on a record.</summary>
/// <param name="Id">The text.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Purpose">Where it is used.</param>
/// <param name="Language"><c>en</c> or <c>id</c>.</param>
public sealed record TemplateChoiceResponse(Guid Id, string Name, TemplatePurpose Purpose, string Language);
