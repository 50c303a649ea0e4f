using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Sharing;

namespace IncidentPlatform.Data.Sharing;

/// <summary>Something that belongs to a person and may be there for others too.</summary>
public interface ISharedRow : ITenantRow
{
    /// <summary>Itself.</summary>
    Guid Id { get; }

    /// <summary>Whose it is.</summary>
    Guid OwnerId { get; }

    /// <summary>Shown name.</summary>
    string Name { get; }

    /// <summary>For whom it is there.</summary>
    Audience Audience { get; }

    /// <summary>The group with which it is shared; null unless the audience is one.</summary>
    Guid? GroupId { get; }

    /// <summary>Rises with each change.</summary>
    int Version { get; }
}
