using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Templates;
using IncidentPlatform.Web.Components.Administration;
using IncidentPlatform.Web.Components.Forms;

namespace IncidentPlatform.Web.Components.Templates;

/// <summary>A ready-made text as typed.</summary>
public sealed class TemplateForm : IEntryForm
{
    public Guid? Id { get; set; }
    public int? Version { get; set; }

    /// <summary>Whether it is to be deleted.</summary>
    public bool IsDeletion { get; set; }
    public string? Name { get; set; }
    public string? Purpose { get; set; }
    public string? Language { get; set; }
    public string? Text { get; set; }

    /// <summary>With whom it is shared, as <see cref="ShareChoice"/> writes it.</summary>
    public string? Share { get; set; }
    public string? Code { get; set; }
    public string? Subject { get; set; }
    public string? Kind { get; set; }
    public string? Impact { get; set; }
    public string? Urgency { get; set; }
    public Guid? ServiceId { get; set; }
    public Guid? CategoryId { get; set; }

    public TemplatePurpose Use => Enum.TryParse<TemplatePurpose>(Purpose, out var purpose) ? purpose : TemplatePurpose.Reply;

    /// <summary>What the purpose has no use for is left out.</summary>
    public SaveTemplateRequest ToRequest()
    {
        var (audience, groupId) = ShareChoice.Read(Share);
        var isRecord = Use == TemplatePurpose.Record;
        return new(
            Name?.Trim() ?? "", Use, Language ?? "", Text ?? "", audience, groupId,
            Use == TemplatePurpose.Resolution ? EnumOf<ResolutionCode>(Code) : null,
            isRecord ? Subject : null, isRecord ? EnumOf<IncidentKind>(Kind) : null, isRecord ? EnumOf<Impact>(Impact) : null,
            isRecord ? EnumOf<Urgency>(Urgency) : null, isRecord ? ServiceId : null, isRecord ? CategoryId : null);
    }

    public static TemplateForm New(TemplatePurpose purpose, string language) => new() { Purpose = purpose.ToString(), Language = language };

    public static TemplateForm Of(TemplateResponse template) => new()
    {
        Id = template.Id,
        Version = template.Version,
        Name = template.Name,
        Purpose = template.Purpose.ToString(),
        Language = template.Language,
        Text = template.Text,
        Share = ShareChoice.ValueOf(template.Audience, template.GroupId),
        Code = template.ResolutionCode?.ToString(),
        Subject = template.Subject,
        Kind = template.Kind?.ToString(),
        Impact = template.Impact?.ToString(),
        Urgency = template.Urgency?.ToString(),
        ServiceId = template.ServiceId,
        CategoryId = template.CategoryId,
    };

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
