using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Whom a message is for.</summary>
internal abstract record Audience
{
    private Audience()
    {
    }

    /// <summary>Requester and affected user.</summary>
    public sealed record Askers : Audience;

    /// <summary>Requester, affected user and followers.</summary>
    public sealed record Consumers : Audience;

    /// <summary>One person.</summary>
    public sealed record Person(Guid Id) : Audience;

    /// <summary>Whom an escalation rule names.</summary>
    public sealed record Targets(IReadOnlyList<NotifyTarget> Values) : Audience;
}
