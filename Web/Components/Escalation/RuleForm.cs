using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>A rule as typed. Fields that its kind does not need are sent and left out.</summary>
public sealed class RuleForm
{
    public Guid? Id { get; set; }
    public EscalationConditionKind Kind { get; set; }
    public ClockMetric Metric { get; set; } = ClockMetric.Resolution;
    public int? Percent { get; set; } = 75;
    public IncidentState State { get; set; } = IncidentState.Assigned;
    public int? Minutes { get; set; } = 60;
    public int? Count { get; set; } = 3;
    public Priority Priority { get; set; }
    public List<string>? Targets { get; set; }
    public List<Guid?>? PersonIds { get; set; }
    public List<Guid?>? GroupIds { get; set; }
    public List<Guid?>? WebhookIds { get; set; }
    public Guid? AssignTo { get; set; }

    /// <summary>One of <see cref="EscalationEffectKind.RaisePriority"/> and <see cref="EscalationEffectKind.LowerPriority"/>; empty for neither.</summary>
    public EscalationEffectKind? Change { get; set; }
    public bool IsMajor { get; set; }
    public int? RepeatEvery { get; set; }
    public int? RepeatTimes { get; set; }
    public bool Stops { get; set; }

    /// <summary>Targets that need no name.</summary>
    public static IReadOnlyList<NotifyTarget> Unnamed { get; } =
        [.. Enum.GetValues<NotifyTarget>().Where(target => target is not (NotifyTarget.Person or NotifyTarget.NamedGroup))];

    public EscalationRuleBody ToBody() => new(ToCondition(), [.. ToEffects()], Id, RepeatEvery, RepeatTimes, Stops);

    /// <summary>The same rule in a form; what it names more of than the form has room for gets more room.</summary>
    public static RuleForm Of(EscalationRuleBody rule)
    {
        var form = new RuleForm
        {
            Id = rule.Id,
            Kind = rule.When.Kind,
            Targets = [.. Told(rule).Where(effect => Unnamed.Contains(effect.Target!.Value)).Select(effect => effect.Target!.Value.ToString())],
            PersonIds = [.. Told(rule).Where(effect => effect.Target == NotifyTarget.Person).Select(effect => effect.Id)],
            GroupIds = [.. Told(rule).Where(effect => effect.Target == NotifyTarget.NamedGroup).Select(effect => effect.Id)],
            WebhookIds = [.. rule.Then.Where(effect => effect.Kind == EscalationEffectKind.CallWebhook).Select(effect => effect.Id)],
            AssignTo = rule.Then.FirstOrDefault(effect => effect.Kind == EscalationEffectKind.AssignToGroup)?.Id,
            Change = rule.Then.Select(effect => (EscalationEffectKind?)effect.Kind)
                .FirstOrDefault(kind => kind is EscalationEffectKind.RaisePriority or EscalationEffectKind.LowerPriority),
            IsMajor = rule.Then.Any(effect => effect.Kind == EscalationEffectKind.DeclareMajor),
            RepeatEvery = rule.RepeatEveryMinutes,
            RepeatTimes = rule.RepeatTimes,
            Stops = rule.StopsOnAcknowledge,
        };
        form.Metric = rule.When.Metric ?? form.Metric;
        form.Percent = rule.When.Percent ?? form.Percent;
        form.State = rule.When.State ?? form.State;
        form.Minutes = rule.When.Minutes ?? form.Minutes;
        form.Count = rule.When.Count ?? form.Count;
        form.Priority = rule.When.Priority ?? form.Priority;
        return form;
    }

    private static IEnumerable<EscalationEffectBody> Told(EscalationRuleBody rule) =>
        rule.Then.Where(effect => effect is { Kind: EscalationEffectKind.Notify, Target: not null });

    private EscalationConditionBody ToCondition() => Kind switch
    {
        EscalationConditionKind.ClockShare => new(Kind, Metric: Metric, Percent: Percent),
        EscalationConditionKind.InState => new(Kind, State: State, Minutes: Minutes),
        EscalationConditionKind.Hops => new(Kind, Count: Count),
        EscalationConditionKind.OpenedWith => new(Kind, Priority: Priority),
        _ => new(Kind, Minutes: Minutes),
    };

    private IEnumerable<EscalationEffectBody> ToEffects() =>
    [
        .. Unnamed.Where(target => Targets?.Contains(target.ToString()) == true).Select(target => Notify(target, null)),
        .. (PersonIds ?? []).OfType<Guid>().Distinct().Select(id => Notify(NotifyTarget.Person, id)),
        .. (GroupIds ?? []).OfType<Guid>().Distinct().Select(id => Notify(NotifyTarget.NamedGroup, id)),
        .. AssignTo is { } group ? [new EscalationEffectBody(EscalationEffectKind.AssignToGroup, null, group)] : Array.Empty<EscalationEffectBody>(),
        .. Change is EscalationEffectKind.RaisePriority or EscalationEffectKind.LowerPriority ? [new EscalationEffectBody(Change.Value)] : Array.Empty<EscalationEffectBody>(),
        .. IsMajor ? [new EscalationEffectBody(EscalationEffectKind.DeclareMajor)] : Array.Empty<EscalationEffectBody>(),
        .. (WebhookIds ?? []).OfType<Guid>().Distinct().Select(id => new EscalationEffectBody(EscalationEffectKind.CallWebhook, null, id)),
    ];

    private static EscalationEffectBody Notify(NotifyTarget target, Guid? id) => new(EscalationEffectKind.Notify, target, id);
}
