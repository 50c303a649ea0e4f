using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Incidents;

/// <summary>Records and actors of which a test says only what it cares about.</summary>
internal static class An
{
    public static Guid Desk { get; } = new("00000000-0000-0000-0000-00000000000d");

    public static Guid Network { get; } = new("00000000-0000-0000-0000-00000000000e");

    public static Guid Requester { get; } = new("00000000-0000-0000-0000-0000000000aa");

    public static Guid AgentId { get; } = new("00000000-0000-0000-0000-0000000000bb");

    public static Instant Now { get; } = Instant.FromUtc(2026, 3, 3, 2, 0);

    public static Actor Agent { get; } = new(ActorKind.Person, AgentId, [Role.Agent], [Desk], Channel.Web);

    public static Actor Consumer { get; } = new(ActorKind.Person, Requester, [Role.Consumer], [], Channel.Web);

    public static Actor Stranger { get; } = new(ActorKind.Person, Guid.NewGuid(), [Role.Consumer], [], Channel.Web);

    public static SupportGroupFacts NetworkGroup { get; } = new(Network, 2, IsActive: true, IsProvided: false, [AgentId]);

    public static Incident Incident(IncidentState state = IncidentState.New, IncidentKind kind = IncidentKind.Incident) => new()
    {
        Id = Guid.NewGuid(),
        OrganizationId = Guid.NewGuid(),
        Kind = kind,
        State = state,
        Impact = Impact.Moderate,
        Urgency = Urgency.Medium,
        Priority = Priority.P3,
        ServiceId = Guid.NewGuid(),
        GroupId = Desk,
        RequesterId = Requester,
        AffectedUserId = Requester,
        Channel = Channel.Web,
        OpenedAt = Now,
        LastLineAt = Now,
        LastSequence = 1,
        Version = 1,
        HolderGroupIds = [Desk],
    };

    public static TEntry Only<TEntry>(Decision decision)
        where TEntry : TimelineEntry =>
        Assert.IsType<TEntry>(Assert.Single(Assert.IsType<Decision.Accepted>(decision).Lines).Entry);

    public static string Refusal(Decision decision) => Assert.IsType<Decision.Refused>(decision).Code;

    public static Incident After(Incident incident, Decision decision, Actor by)
    {
        foreach (var added in Assert.IsType<Decision.Accepted>(decision).Lines)
        {
            var line = new TimelineLine(incident.LastSequence + 1, Now, by.Kind, by.PersonId, by.Channel, added.Visibility, added.Entry);
            incident = IncidentHistory.Apply(incident, line, _ => throw new KeyNotFoundException());
        }
        return incident;
    }
}
