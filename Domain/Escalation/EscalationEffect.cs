using System.Text.Json.Serialization;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>What a rule does when it fires.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Notify), nameof(Notify))]
[JsonDerivedType(typeof(AssignToGroup), nameof(AssignToGroup))]
[JsonDerivedType(typeof(RaisePriority), nameof(RaisePriority))]
[JsonDerivedType(typeof(LowerPriority), nameof(LowerPriority))]
[JsonDerivedType(typeof(DeclareMajor), nameof(DeclareMajor))]
[JsonDerivedType(typeof(CallWebhook), nameof(CallWebhook))]
public abstract record EscalationEffect
{
    private EscalationEffect()
    {
    }

    /// <summary>Tells somebody.</summary>
    /// <param name="Target">Whom.</param>
    /// <param name="Id">The person or group where the target names one; else null.</param>
    public sealed record Notify(NotifyTarget Target, Guid? Id = null) : EscalationEffect;

    /// <summary>Gives a group the record.</summary>
    public sealed record AssignToGroup(Guid GroupId) : EscalationEffect;

    /// <summary>Raises the priority by one step; P1 stays.</summary>
    public sealed record RaisePriority : EscalationEffect;

    /// <summary>Lowers the priority by one step; P5 stays.</summary>
    public sealed record LowerPriority : EscalationEffect;

    /// <summary>Declares a major incident.</summary>
    public sealed record DeclareMajor : EscalationEffect;

    /// <summary>Calls a webhook of the organization.</summary>
    public sealed record CallWebhook(Guid WebhookId) : EscalationEffect;
}
