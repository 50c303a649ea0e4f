using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;

namespace IncidentPlatform.Worker.Intake;

/// <summary>Whoever sent a mail.</summary>
/// <param name="Standing">Who they are to the organization.</param>
/// <param name="PersonId">Null for a stranger.</param>
/// <param name="Roles">Of their membership.</param>
/// <param name="GroupIds">Their support groups.</param>
internal sealed record IntakeSender(SenderStanding Standing, Guid? PersonId, IReadOnlyList<Role> Roles, IReadOnlyList<Guid> GroupIds)
{
    /// <summary>As the rules see them.</summary>
    public Actor Actor(Guid personId) => new(ActorKind.Person, personId, Roles, GroupIds, Channel.Email);
}
