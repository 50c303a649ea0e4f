using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Escalation;

public sealed partial class RuleFields
{
    private RuleWords _words = null!;
    private EscalationRuleBody _named = null!;

    [Parameter, EditorRequired] public required PolicyView View { get; set; }
    [Parameter, EditorRequired] public required int Index { get; set; }

    private RuleForm Rule => View.Form.Rules![Index];

    private IEnumerable<Choice> Kinds => Choice.Each<EscalationConditionKind>(Loc, "RuleKind");

    private IEnumerable<Choice> Metrics => Choice.Each<ClockMetric>(Loc, "Metric");

    private IEnumerable<Choice> States => Enum.GetValues<IncidentState>().Where(Lifecycle.IsOpen)
        .Select(state => new Choice(state.ToString(), Loc[$"State{state}"]));

    private IEnumerable<Choice> Changes =>
    [
        new(nameof(EscalationEffectKind.RaisePriority), Loc["RuleRaises"]),
        new(nameof(EscalationEffectKind.LowerPriority), Loc["RuleLowers"]),
    ];

    protected override void OnParametersSet()
    {
        _words = new(Loc);
        _named = View.Named(Rule);
    }

    // What is named already, and room for one more.
    private static IEnumerable<(Guid? Id, int Place)> WithRoom(List<Guid?>? named) =>
        (named ?? []).Where(id => id is not null).Append(null).Select((id, place) => (id, place));

    private string N(string field) => $"Form.Rules[{Index}].{field}";

    private string I(string field) => $"rule-{Index}-{field}";
}
