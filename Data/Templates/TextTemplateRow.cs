using IncidentPlatform.Data.Sharing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Data.Templates;

/// <summary>A ready-made text, with what else it presets.</summary>
public sealed class TextTemplateRow : ISharedRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid OwnerId { get; init; }
    public required string Name { get; set; }
    public Audience Audience { get; set; }
    public Guid? GroupId { get; set; }
    public TemplatePurpose Purpose { get; set; }

    /// <summary>Language of the words, such as <c>id</c>.</summary>
    public required string Language { get; set; }
    public required string Text { get; set; }

    /// <summary>With a resolution: the code that goes with the words.</summary>
    public ResolutionCode? ResolutionCode { get; set; }

    /// <summary>From here on: what a record begins with.</summary>
    public string? Subject { get; set; }
    public IncidentKind? Kind { get; set; }
    public Impact? Impact { get; set; }
    public Urgency? Urgency { get; set; }
    public Guid? ServiceId { get; set; }
    public Guid? CategoryId { get; set; }
    public int Version { get; set; }
}
