namespace IncidentPlatform.Domain.Incidents;

/// <summary>What a record is. Every kind has the same states, timeline, routing, clocks and search.</summary>
public enum IncidentKind
{
    /// <summary>An unplanned interruption or reduction of a service.</summary>
    Incident,

    /// <summary>How something is done, or where it stands.</summary>
    Question,

    /// <summary>About the support itself; goes to the incident managers, never to the classifier.</summary>
    Complaint,

    /// <summary>A request to a neighbouring process, with a form and a target group per request type.</summary>
    ServiceRequest,
}
