using IncidentPlatform.Contracts.Catalog;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A support group as typed.</summary>
public sealed class GroupForm : IEntryForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public int Tier { get; set; } = 2;
    public Guid? LeadId { get; set; }
    public List<Guid>? MemberIds { get; set; }
    public bool IsActive { get; set; }

    /// <param name="present">As it is now: what the form does not show stays; null for a new group.</param>
    public SaveGroupRequest ToRequest(GroupResponse? present) =>
        new(Name?.Trim() ?? "", Tier, MemberIds ?? [], LeadId, present?.CalendarId, present is null || present.IsServiceDesk || IsActive);

    public static GroupForm Of(GroupResponse group) => new()
    {
        Id = group.Id,
        Name = group.Name,
        Tier = group.Tier,
        LeadId = group.LeadId,
        IsActive = group.IsActive,
        MemberIds = [.. group.Members.Select(member => member.Id)],
    };
}
