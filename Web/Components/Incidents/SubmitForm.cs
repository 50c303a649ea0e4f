namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>What was typed into the form for a new record.</summary>
public sealed class SubmitForm
{
    /// <summary>Made with the form: a second press of the button makes no second record.</summary>
    public string? Key { get; set; }
    public string? Kind { get; set; }
    public string? RequestType { get; set; }
    public string? Subject { get; set; }
    public string? Description { get; set; }
    public string? ServiceId { get; set; }
    public string? CategoryId { get; set; }
    public string? Since { get; set; }
    public string? AffectedItem { get; set; }
    public int? AffectedCount { get; set; }
    public string? AffectedUserEmail { get; set; }
    public string? RequesterEmail { get; set; }
    public string? RequesterName { get; set; }
    public string? Impact { get; set; }
    public string? Urgency { get; set; }

    public IReadOnlyList<IFormFile>? Files { get; set; }

    /// <summary>Answers of a service request's form, by field.</summary>
    public Dictionary<string, string>? Answers { get; set; }
}
