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
    /// <param name="Values">The targets.</param>
    /// <param name="Repetition">Which reminder it is: up the line it goes one level higher with each.</param>
    public sealed record Targets(IReadOnlyList<EscalationEffect.Notify> Values, int Repetition = 0) : Audience
    {
        /// <summary>Targets that need no id.</summary>
        public Targets(params NotifyTarget[] targets)
            : this([.. targets.Select(target => new EscalationEffect.Notify(target))])
        {
        }
    }
}
