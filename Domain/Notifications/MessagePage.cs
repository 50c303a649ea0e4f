namespace IncidentPlatform.Domain.Notifications;

/// <summary>A page to which a message leads that is no record's.</summary>
public enum MessagePage
{
    /// <summary>Major incidents and what is proposed as one.</summary>
    MajorIncidents,

    /// <summary>What the classifier may do.</summary>
    Routing,
}
