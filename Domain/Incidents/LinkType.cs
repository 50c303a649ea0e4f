namespace IncidentPlatform.Domain.Incidents;

/// <summary>How two records belong together.</summary>
public enum LinkType
{
    /// <summary>They belong together.</summary>
    RelatedTo,

    /// <summary>The other one covers this one.</summary>
    DuplicateOf,

    /// <summary>This one is told through the other, a major incident.</summary>
    ChildOf,

    /// <summary>It came after the other was closed.</summary>
    FollowUpOf,

    /// <summary>It complains about the other.</summary>
    ComplaintAbout,
}
