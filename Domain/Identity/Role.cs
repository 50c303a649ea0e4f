namespace IncidentPlatform.Domain.Identity;

/// <summary>What a membership lets a person do. A membership may have several.</summary>
public enum Role
{
    /// <summary>Requests help and is affected.</summary>
    Consumer,

    /// <summary>Works at the service desk, the single point of contact.</summary>
    Agent,

    /// <summary>Works in a support group.</summary>
    SupportMember,

    /// <summary>Runs the process and leads major incidents.</summary>
    IncidentManager,

    /// <summary>Owns services and their levels.</summary>
    ServiceDeliveryManager,

    /// <summary>Reads service status and reports, no incident details.</summary>
    BusinessContact,

    /// <summary>Configures the organization.</summary>
    Administrator,
}
