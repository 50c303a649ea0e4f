namespace IncidentPlatform.Domain.Escalation;

/// <summary>Whom a rule tells.</summary>
public enum NotifyTarget
{
    /// <summary>Who works on the record; the group while nobody does.</summary>
    Assignee,

    /// <summary>The members of the group that has it.</summary>
    Group,

    /// <summary>The group's lead; the incident managers where it has none.</summary>
    GroupLead,

    /// <summary>The incident managers.</summary>
    IncidentManagers,

    /// <summary>The service delivery managers.</summary>
    ServiceDeliveryManagers,
}
