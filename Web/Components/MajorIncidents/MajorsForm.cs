namespace IncidentPlatform.Web.Components.MajorIncidents;

/// <summary>Fields of every form on the list of major incidents. Each form sends those that it has.</summary>
public sealed class MajorsForm
{
    /// <summary>One of <see cref="MajorsActions"/>.</summary>
    public string? Action { get; set; }
    public Guid Proposal { get; set; }
    public string? Reason { get; set; }
    public bool IsOn { get; set; }
    public int? Records { get; set; }
    public int? Requesters { get; set; }
    public int? WindowMinutes { get; set; }
}
