using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>Who makes a move, with what a rule needs to know of them.</summary>
/// <param name="Kind">A person or one of the platform's own hands.</param>
/// <param name="PersonId">The person; null exactly when <paramref name="Kind"/> is not <see cref="ActorKind.Person"/>.</param>
/// <param name="Roles">Roles of the membership in which the person acts; empty for others.</param>
/// <param name="GroupIds">Support groups of that membership; empty for others.</param>
/// <param name="Channel">The way by which the move came in.</param>
public sealed record Actor(
    ActorKind Kind, Guid? PersonId, IReadOnlyCollection<Role> Roles, IReadOnlyCollection<Guid> GroupIds, Channel Channel)
{
    /// <summary>The routing model.</summary>
    public static Actor Classifier { get; } = new(ActorKind.Classifier, null, [], [], Channel.System);

    /// <summary>A category rule.</summary>
    public static Actor Rule { get; } = new(ActorKind.Rule, null, [], [], Channel.System);

    /// <summary>An escalation rule.</summary>
    public static Actor Escalation { get; } = new(ActorKind.Escalation, null, [], [], Channel.System);

    /// <summary>The platform on a schedule.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, [], [], Channel.System);

    /// <summary>Whether this is a person who works on records, not only one who asks for help.</summary>
    public bool IsStaff => Kind == ActorKind.Person && Roles.Any(role =>
        role is Role.Agent or Role.SupportMember or Role.IncidentManager or Role.ServiceDeliveryManager);

    /// <summary>Whether this person has the role.</summary>
    public bool Has(Role role) => Roles.Contains(role);
}
