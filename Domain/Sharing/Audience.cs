namespace IncidentPlatform.Domain.Sharing;

/// <summary>For whom a saved view or a text is there.</summary>
public enum Audience
{
    /// <summary>Its owner alone.</summary>
    Owner,

    /// <summary>The members of one support group.</summary>
    Group,

    /// <summary>Everybody in the organization who may have one.</summary>
    Organization,
}
