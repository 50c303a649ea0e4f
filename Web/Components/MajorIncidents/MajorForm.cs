namespace IncidentPlatform.Web.Components.MajorIncidents;

/// <summary>What was typed on a major incident's page.</summary>
public sealed class MajorForm
{
    public string? Action { get; set; }
    public int Version { get; set; }

    /// <summary>Names the sending of a status: sent twice, it is told once.</summary>
    public string? Key { get; set; }
    public string? Text { get; set; }
    public Guid? ServiceId { get; set; }
    public Guid? LeadId { get; set; }
    public int? CadenceMinutes { get; set; }
    public string? Incident { get; set; }
}
