namespace IncidentPlatform.Domain.Incidents;

/// <summary>What a service request asks for.</summary>
public enum RequestType
{
    /// <summary>A change to a service or its configuration.</summary>
    ChangeRequest,

    /// <summary>A licence for a software product.</summary>
    SoftwareLicence,

    /// <summary>Something about a maintenance contract.</summary>
    MaintenanceContract,

    /// <summary>Another level of service.</summary>
    ServiceLevel,

    /// <summary>Information about, or correction of, configuration.</summary>
    Configuration,

    /// <summary>Something about availability.</summary>
    Availability,

    /// <summary>Something about cost.</summary>
    Cost,

    /// <summary>Something about continuity.</summary>
    Continuity,
}
