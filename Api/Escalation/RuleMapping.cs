using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Rules as callers write them, and as the domain knows them.</summary>
internal static class RuleMapping
{
    private const string Missing = "required";

    /// <summary>The rules; null when <paramref name="errors"/> has entries, each under the field that lacks a value.</summary>
    /// <param name="bodies">As they were sent.</param>
    /// <param name="known">Ids that the policy has: a rule keeps its own, any other id is replaced.</param>
    /// <param name="errors">Messages by field.</param>
    public static EscalationPolicy? Read(IReadOnlyList<EscalationRuleBody> bodies, IReadOnlySet<Guid> known, Dictionary<string, string[]> errors)
    {
        var rules = new List<EscalationRule>();
        for (var index = 0; index < bodies.Count; index++)
        {
            var body = bodies[index];
            var when = Read(body.When);
            if (when is null) errors[$"rules[{index}].when"] = [Missing];
            var effects = body.Then.Select(Read).ToList();
            if (effects.Contains(null)) errors[$"rules[{index}].then"] = [Missing];
            if (body.RepeatEveryMinutes is null != body.RepeatTimes is null) errors[$"rules[{index}].repeat"] = [Missing];
            if (when is null || effects.Contains(null)) continue;

            rules.Add(new EscalationRule(
                body.Id is { } id && known.Contains(id) ? id : Guid.CreateVersion7(), when, [.. effects.OfType<EscalationEffect>()],
                body is { RepeatEveryMinutes: { } every, RepeatTimes: { } times } ? new EscalationRepeat(every, times) : null,
                body.StopsOnAcknowledge));
        }
        return errors.Count > 0 ? null : new EscalationPolicy(rules);
    }

    /// <summary>A rule as an answer.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="names">Names of people, groups and webhooks by id.</param>
    public static EscalationRuleBody ToBody(EscalationRule rule, IReadOnlyDictionary<Guid, string> names) => new(
        ToBody(rule.When), [.. rule.Effects.Select(effect => ToBody(effect, names))], rule.Id, rule.Repeat?.EveryMinutes, rule.Repeat?.Times,
        rule.StopsOnAcknowledge);

    /// <summary>People, groups and webhooks that rules name.</summary>
    public static IEnumerable<Guid> Named(IEnumerable<EscalationRule> rules) => rules.SelectMany(rule => rule.Effects).Select(IdOf).OfType<Guid>();

    /// <summary>The person, group or webhook that an effect names; null where it names none.</summary>
    public static Guid? IdOf(EscalationEffect effect) => effect switch
    {
        EscalationEffect.Notify notify => notify.Id,
        EscalationEffect.AssignToGroup assign => assign.GroupId,
        EscalationEffect.CallWebhook call => call.WebhookId,
        _ => null,
    };

    private static EscalationCondition? Read(EscalationConditionBody body) => body switch
    {
        { Kind: EscalationConditionKind.ClockShare, Metric: { } metric, Percent: { } percent } => new EscalationCondition.ClockShare(metric, percent),
        { Kind: EscalationConditionKind.InState, State: { } state, Minutes: { } minutes } => new EscalationCondition.InState(state, minutes),
        { Kind: EscalationConditionKind.Hops, Count: { } count } => new EscalationCondition.Hops(count),
        { Kind: EscalationConditionKind.OpenedWith, Priority: { } priority } => new EscalationCondition.OpenedWith(priority),
        { Kind: EscalationConditionKind.ConsumerWaiting, Minutes: { } minutes } => new EscalationCondition.ConsumerWaiting(minutes),
        _ => null,
    };

    private static EscalationEffect? Read(EscalationEffectBody body) => body switch
    {
        { Kind: EscalationEffectKind.Notify, Target: { } target } => new EscalationEffect.Notify(
            target, target is NotifyTarget.Person or NotifyTarget.NamedGroup ? body.Id : null),
        { Kind: EscalationEffectKind.AssignToGroup, Id: { } group } => new EscalationEffect.AssignToGroup(group),
        { Kind: EscalationEffectKind.RaisePriority } => new EscalationEffect.RaisePriority(),
        { Kind: EscalationEffectKind.LowerPriority } => new EscalationEffect.LowerPriority(),
        { Kind: EscalationEffectKind.DeclareMajor } => new EscalationEffect.DeclareMajor(),
        { Kind: EscalationEffectKind.CallWebhook, Id: { } webhook } => new EscalationEffect.CallWebhook(webhook),
        _ => null,
    };

    private static EscalationConditionBody ToBody(EscalationCondition when) => when switch
    {
        EscalationCondition.ClockShare(var metric, var percent) => new(EscalationConditionKind.ClockShare, Metric: metric, Percent: percent),
        EscalationCondition.InState(var state, var minutes) => new(EscalationConditionKind.InState, State: state, Minutes: minutes),
        EscalationCondition.Hops(var count) => new(EscalationConditionKind.Hops, Count: count),
        EscalationCondition.OpenedWith(var priority) => new(EscalationConditionKind.OpenedWith, Priority: priority),
        EscalationCondition.ConsumerWaiting(var minutes) => new(EscalationConditionKind.ConsumerWaiting, Minutes: minutes),
        _ => throw new InvalidOperationException($"A condition of type {when.GetType().Name} is not known."),
    };

    private static EscalationEffectBody ToBody(EscalationEffect effect, IReadOnlyDictionary<Guid, string> names)
    {
        var id = IdOf(effect);
        var name = id is { } known ? names.GetValueOrDefault(known) : null;
        return effect switch
        {
            EscalationEffect.Notify notify => new(EscalationEffectKind.Notify, notify.Target, id, name),
            EscalationEffect.AssignToGroup => new(EscalationEffectKind.AssignToGroup, null, id, name),
            EscalationEffect.RaisePriority => new(EscalationEffectKind.RaisePriority),
            EscalationEffect.LowerPriority => new(EscalationEffectKind.LowerPriority),
            EscalationEffect.DeclareMajor => new(EscalationEffectKind.DeclareMajor),
            EscalationEffect.CallWebhook => new(EscalationEffectKind.CallWebhook, null, id, name),
            _ => throw new InvalidOperationException($"An effect of type {effect.GetType().Name} is not known."),
        };
    }
}
