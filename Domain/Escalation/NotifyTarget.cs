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

    /// <summary>The service desk's agents.</summary>
    Agents,

    /// <summary>The administrators.</summary>
    Administrators,

    /// <summary>The group's lead; with the first reminder the incident managers, from the second on the service delivery managers.</summary>
    UpTheLine,

    /// <summary>
    /// Who is on call for the group that has it: the first layer, and with each reminder the next. When nobody is, a line says so
    /// and it goes up the line.
    /// </summary>
    OnCall,

    /// <summary>One person, named by id.</summary>
    Person,

    /// <summary>The members of one group, named by id, whoever has the record.</summary>
    NamedGroup,
}
