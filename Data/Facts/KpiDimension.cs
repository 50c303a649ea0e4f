namespace IncidentPlatform.Data.Facts;

/// <summary>By what figures are divided.</summary>
public enum KpiDimension
{
    None,
    Service,
    Group,

    /// <summary>The provider's id; empty for in-house.</summary>
    Provider,
    Priority,

    /// <summary>The number of the step of <see cref="KpiWindow.Steps"/>, from 0.</summary>
    Step,
}
