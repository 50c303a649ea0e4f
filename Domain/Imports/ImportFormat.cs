namespace IncidentPlatform.Domain.Imports;

/// <summary>What a row of an imported file is.</summary>
public enum ImportFormat
{
    /// <summary>One past incident.</summary>
    Incidents,

    /// <summary>One change of an incident; the rows of an incident stand together and in order.</summary>
    Changes,
}
