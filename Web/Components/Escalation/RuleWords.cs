using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>An escalation rule as people say it.</summary>
internal sealed class RuleWords(IStringLocalizer loc)
{
    /// <summary>When what, then what.</summary>
    public string Sentence(EscalationRuleBody rule) => loc["RuleSentence", When(rule.When), Then(rule.Then)];

    /// <summary>How it reminds, and what makes it keep still; null when it does neither.</summary>
    public string? Manner(EscalationRuleBody rule)
    {
        string?[] parts =
        [
            rule is { RepeatEveryMinutes: { } every, RepeatTimes: { } times } ? loc["RuleReminds", times, Minutes(every)].Value : null,
            rule.StopsOnAcknowledge ? loc["RuleStops"].Value : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } known ? string.Join(' ', known) : null;
    }

    /// <summary>The condition, as the beginning of a sentence goes on.</summary>
    public string When(EscalationConditionBody when) => when.Kind switch
    {
        EscalationConditionKind.ClockShare => loc[$"RuleWhen{when.Metric}", when.Percent ?? 0],
        EscalationConditionKind.InState => loc["RuleInState", loc[$"State{when.State}"].Value, Minutes(when.Minutes ?? 0)],
        EscalationConditionKind.Hops => loc["RuleHops", when.Count ?? 0],
        EscalationConditionKind.OpenedWith => loc["RuleOpenedWith", when.Priority?.ToString() ?? ""],
        EscalationConditionKind.ConsumerWaiting => loc["RuleConsumerWaiting", Minutes(when.Minutes ?? 0)],
        _ => when.Kind.ToString(), // A kind that is younger than this front end.
    };

    private string Then(IReadOnlyList<EscalationEffectBody> effects)
    {
        var told = effects.Where(effect => effect.Kind == EscalationEffectKind.Notify).Select(Target).ToList();
        List<string> parts = [];
        if (told.Count > 0) parts.Add(loc["RuleTell", List(told)]);
        parts.AddRange(effects.Where(effect => effect.Kind != EscalationEffectKind.Notify).Select(Effect));
        return parts.Count == 0 ? loc["RuleNothing"] : List(parts);
    }

    private string Effect(EscalationEffectBody effect) => effect.Kind switch
    {
        EscalationEffectKind.AssignToGroup => loc["RuleAssign", effect.Name ?? "?"],
        EscalationEffectKind.RaisePriority => loc["RuleRaise"],
        EscalationEffectKind.LowerPriority => loc["RuleLower"],
        EscalationEffectKind.DeclareMajor => loc["RuleMajor"],
        EscalationEffectKind.CallWebhook => effect.Name is { } name ? loc["RuleCall", name] : loc["RuleCallMissing"],
        _ => effect.Kind.ToString(),
    };

    private string Target(EscalationEffectBody effect) => effect.Target switch
    {
        NotifyTarget.Person => effect.Name ?? "?",
        NotifyTarget.NamedGroup => loc["RuleGroupNamed", effect.Name ?? "?"],
        { } target => loc[$"NotifyTarget{target}"],
        null => "?",
    };

    private string List(List<string> parts) => parts.Count == 1 ? parts[0] : loc["RuleAnd", string.Join(", ", parts.Take(parts.Count - 1)), parts[^1]];

    private string Minutes(int minutes) => DurationWords.Short(minutes * 60L, loc);
}
