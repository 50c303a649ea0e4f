using IncidentPlatform.Api.Providers;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Api.Identity;

/// <summary>Who calls, in which organization, and with which rights. Filled by authentication, once per request.</summary>
internal sealed class CurrentUser
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The organization in which they work now.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Their session; null with a personal access token.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whether that organization works for others under agreements.</summary>
    public required bool IsProvider { get; init; }

    /// <summary>Roles of the membership.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Support groups of the membership.</summary>
    public required IReadOnlyList<Guid> GroupIds { get; init; }

    /// <summary>What the roles allow, cut to the token's scopes.</summary>
    public required IReadOnlySet<string> Permissions { get; init; }

    /// <summary>Whether a program calls, with a personal access token.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>Under which agreement a provider's member works on a customer's record; null for everybody else.</summary>
    public HandedOverAccess? HandedOver { get; init; }

    /// <summary>Whether this person works on records of others, not only on their own.</summary>
    public bool IsStaff => Permissions.Contains(IncidentPlatform.Contracts.Identity.Permissions.Work);

    /// <summary>Whether every record that is not restricted is visible.</summary>
    public bool SeesAll => Roles.Any(role => role is Role.Agent or Role.IncidentManager or Role.ServiceDeliveryManager);

    /// <summary>The person as the rules see them.</summary>
    /// <param name="channel">The way by which the call came in; null for Web or, from a program, Api.</param>
    public Actor Actor(Channel? channel = null) =>
        new(ActorKind.Person, PersonId, Roles, GroupIds, channel ?? (IsProgram ? Channel.Api : Channel.Web));

    /// <summary>Whether the permission is held.</summary>
    public bool May(string permission) => Permissions.Contains(permission);
}
