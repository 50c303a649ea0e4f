namespace IncidentPlatform.Contracts.Reports;

/// <summary>By what a report is divided into rows.</summary>
public enum KpiGrouping
{
    /// <summary>The service at the event.</summary>
    Service,

    /// <summary>The support group at the event.</summary>
    Group,

    /// <summary>The priority at the event.</summary>
    Priority,

    /// <summary>Calendar months of the organization's zone, in order.</summary>
    Month,

    /// <summary>The provider in whose hands the group was; an empty key for in-house.</summary>
    Provider,

    /// <summary>Seven days each from the first date on, in order.</summary>
    Week,

    /// <summary>Dates in order.</summary>
    Day,
}
