using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.ServiceCatalog;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Language;
using NodaTime;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>What the forms for a new record decide.</summary>
/// <param name="byPhone">Whether an agent records it for somebody on the phone.</param>
public sealed class SubmitView(SubmitForm form, bool byPhone)
{
    /// <summary>Request types that are asked for with a form of their own.</summary>
    public static readonly IReadOnlyList<RequestType> RequestTypes = [Domain.Incidents.RequestType.ChangeRequest, Domain.Incidents.RequestType.SoftwareLicence];

    public SubmitForm Form => form;
    public bool ByPhone => byPhone;
    public PlatformProblem? Problem { get; set; }
    public IReadOnlyList<ServiceResponse> Services { get; set; } = [];

    /// <summary>For those who record for others; a consumer need not know them.</summary>
    public IReadOnlyList<CategoryResponse> Categories { get; set; } = [];
    /// <summary>Ready-made texts with which a record may begin; none where nobody records for others.</summary>
    public IReadOnlyList<TemplateResponse> Templates { get; set; } = [];
    public IncidentKind Kind => EnumOf<IncidentKind>(form.Kind) ?? IncidentKind.Incident;
    public RequestType? RequestType => Kind == IncidentKind.ServiceRequest ? EnumOf<RequestType>(form.RequestType) ?? Domain.Incidents.RequestType.ChangeRequest : null;

    /// <summary>Whether help is offered while somebody writes: for what others may have met too.</summary>
    public bool Suggests => Kind is IncidentKind.Incident or IncidentKind.Question;
    public string Key => string.IsNullOrEmpty(form.Key) ? Guid.NewGuid().ToString("N") : form.Key;

    /// <summary>What a ready-made text presets.</summary>
    public static SubmitForm Begin(TemplateResponse template) => new()
    {
        Kind = template.Kind?.ToString(),
        Subject = template.Subject,
        Description = template.Text,
        ServiceId = template.ServiceId?.ToString(),
        CategoryId = template.CategoryId?.ToString(),
        Impact = template.Impact?.ToString(),
        Urgency = template.Urgency?.ToString(),
    };

    /// <summary>The form for a kind, at the address that is in use.</summary>
    public string UrlOf(IncidentKind kind) => $"{(byPhone ? Pages.RecordIncident : Pages.Submit)}?kind={kind}";

    /// <summary>The form for a type of service request.</summary>
    public string UrlOf(RequestType type) => $"{UrlOf(IncidentKind.ServiceRequest)}&type={type}";

    /// <summary>The request of the API.</summary>
    public SubmitIncidentRequest ToRequest(DateTimeZone zone) => new(
        Subject: form.Subject?.Trim() ?? "",
        Description: TextOf(form.Description),
        Kind: Kind,
        RequestType: RequestType,
        Form: Answers(),
        ServiceId: Guid.TryParse(form.ServiceId, out var service) ? service : null,
        CategoryId: Guid.TryParse(form.CategoryId, out var category) ? category : null,
        Impact: byPhone ? EnumOf<Impact>(form.Impact) : ImpactOf(form.AffectedCount),
        Urgency: byPhone ? EnumOf<Urgency>(form.Urgency) : null,
        AffectedItem: TextOf(form.AffectedItem),
        AffectedCount: form.AffectedCount,
        Since: Times.FromField(form.Since, zone),
        RequesterEmail: byPhone ? TextOf(form.RequesterEmail) : null,
        RequesterName: byPhone ? TextOf(form.RequesterName) : null,
        AffectedUserEmail: TextOf(form.AffectedUserEmail),
        Channel: byPhone ? Channel.Phone : Channel.Web);

    /// <summary>What was typed into a field of the request type's form.</summary>
    public string? AnswerTo(FormField field) => form.Answers?.GetValueOrDefault(field.Name);

    private Dictionary<string, string>? Answers() => RequestType is not { } type ? null : RequestForms.FieldsOf(type)
        .Where(field => TextOf(AnswerTo(field)) is not null)
        .ToDictionary(field => field.Name, field => AnswerTo(field)!.Trim());

    // A consumer is not asked for an impact; how many are affected says enough for a first one.
    private static Impact? ImpactOf(int? count) => count switch
    {
        null => null,
        >= 100 => Impact.Extensive,
        >= 20 => Impact.Significant,
        > 1 => Impact.Moderate,
        _ => Impact.Minor,
    };

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static T? EnumOf<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
