using IncidentPlatform.Data.Sharing;
using IncidentPlatform.Domain.Sharing;

namespace IncidentPlatform.Data.Views;

/// <summary>A filter of the queue under a name.</summary>
public sealed class SavedViewRow : ISharedRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid OwnerId { get; init; }
    public required string Name { get; set; }
    public Audience Audience { get; set; }
    public Guid? GroupId { get; set; }

    /// <summary>Parameters of the list by their names.</summary>
    public required Dictionary<string, string> Filter { get; set; }
    public int Version { get; set; }
}
