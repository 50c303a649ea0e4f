namespace IncidentPlatform.Web.Components.Routing;

/// <summary>Fields of every form on the learning page. Each form sends those that it has.</summary>
public sealed class LearningForm
{
    /// <summary>One of <see cref="LearningActions"/>.</summary>
    public string? Action { get; set; }

    /// <summary>Empty for never by the calendar.</summary>
    public string? RetrainDays { get; set; }
    public bool RetrainsOnDrift { get; set; }
    public string? GroupId { get; set; }
    public string? CategoryId { get; set; }
    public string? ServiceId { get; set; }
    public string? SuccessorId { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Reason { get; set; }

    /// <summary>Which line is taken away.</summary>
    public string? Key { get; set; }
}
