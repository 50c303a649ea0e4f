namespace IncidentPlatform.Domain.Incidents;

/// <summary>What routing decided about a record.</summary>
public enum RoutingOutcome
{
    /// <summary>The classifier assigned a group.</summary>
    Assigned,

    /// <summary>It suggests a group, people decide.</summary>
    Suggested,

    /// <summary>It predicted without being shown.</summary>
    Shadow,

    /// <summary>A category rule assigned a group.</summary>
    RuleAssigned,

    /// <summary>Neither knew; the service desk keeps it.</summary>
    KeptAtDesk,

    /// <summary>It went to the group of an open major incident.</summary>
    MajorAssigned,

    /// <summary>Drawn by lot to be routed by a person who does not see the prediction, so that it can be measured.</summary>
    HeldOut,
}
