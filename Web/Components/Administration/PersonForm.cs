using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A member, or somebody who is invited, as typed.</summary>
public sealed class PersonForm : IEntryForm
{
    public Guid? Id { get; set; }
    public string? Email { get; set; }
    public string? Name { get; set; }
    public string? Unit { get; set; }
    public List<Role>? Roles { get; set; }
    public List<Guid>? GroupIds { get; set; }
    public bool IsActive { get; set; }

    public InviteRequest ToInvitation() => new(Email?.Trim() ?? "", Name?.Trim() ?? "", Roles ?? [], GroupIds ?? [], UnitOrNull());

    /// <summary>Everything that the form shows is sent: an empty field empties it.</summary>
    public UpdateUserRequest ToUpdate() => new(Roles ?? [], GroupIds ?? [], Unit?.Trim() ?? "", IsActive);

    public static PersonForm Of(UserResponse user) => new()
    {
        Id = user.Id,
        Email = user.Email,
        Name = user.Name,
        Unit = user.Unit,
        Roles = [.. user.Roles],
        GroupIds = [.. user.GroupIds],
        IsActive = user.IsActive,
    };

    private string? UnitOrNull() => string.IsNullOrWhiteSpace(Unit) ? null : Unit.Trim();
}
