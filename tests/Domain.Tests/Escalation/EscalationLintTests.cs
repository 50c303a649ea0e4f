using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Domain.Tests.Escalation;

public sealed class EscalationLintTests
{
    private static readonly EscalationEffect Tell = new EscalationEffect.Notify(NotifyTarget.Assignee);

    [Fact]
    public void The_rules_with_which_an_organization_starts_are_sound() =>
        Assert.Empty(Check(Rule(new EscalationCondition.ClockShare(ClockMetric.Resolution, 100), Tell)));

    [Theory]
    [InlineData(0, EscalationProblemCodes.PercentOutOfRange)]
    [InlineData(201, EscalationProblemCodes.PercentOutOfRange)]
    [InlineData(-5, EscalationProblemCodes.PercentOutOfRange)]
    public void A_share_is_one_to_two_hundred_per_cent(int percent, string code) =>
        Assert.Equal([code], Codes(Rule(new EscalationCondition.ClockShare(ClockMetric.Response, percent), Tell)));

    [Theory]
    [InlineData(IncidentState.Resolved)]
    [InlineData(IncidentState.Closed)]
    [InlineData(IncidentState.Cancelled)]
    public void A_rule_on_a_state_in_which_nothing_is_owed_can_never_fire(IncidentState state) =>
        Assert.Equal([EscalationProblemCodes.NeverInState], Codes(Rule(new EscalationCondition.InState(state, 30), Tell)));

    [Fact]
    public void Raising_and_lowering_the_priority_in_one_policy_is_refused()
    {
        var problems = Check(
            Rule(new EscalationCondition.ClockShare(ClockMetric.Resolution, 75), new EscalationEffect.RaisePriority()),
            Rule(new EscalationCondition.InState(IncidentState.OnHold, 60), new EscalationEffect.LowerPriority()));

        Assert.Equal((1, EscalationProblemCodes.PriorityLoop, false), problems.Select(problem => (problem.Rule, problem.Code, problem.IsWarning)).Single());
    }

    [Fact]
    public void A_rule_on_a_clock_that_nothing_starts_is_warned_of()
    {
        var policy = new EscalationPolicy([Rule(new EscalationCondition.ClockShare(ClockMetric.Update, 50), Tell)]);

        var problem = Assert.Single(EscalationLint.Check(policy, new HashSet<ClockMetric> { ClockMetric.Response }));

        Assert.Equal((EscalationProblemCodes.NeverMeasured, true), (problem.Code, problem.IsWarning));
        Assert.Empty(EscalationLint.Check(policy, null));
    }

    [Fact]
    public void Raising_what_was_opened_with_p1_changes_nothing() => Assert.Equal(
        [EscalationProblemCodes.NeverChanges],
        Codes(Rule(new EscalationCondition.OpenedWith(Priority.P1), new EscalationEffect.RaisePriority())));

    [Fact]
    public void A_rule_that_reminds_tells_somebody_and_not_without_end()
    {
        var when = new EscalationCondition.Hops(3);

        Assert.Equal([EscalationProblemCodes.NobodyToRemind], Codes(Rule(when, new EscalationEffect.DeclareMajor()) with { Repeat = new(5, 1) }));
        Assert.Equal([EscalationProblemCodes.RepeatOutOfRange], Codes(Rule(when, Tell) with { Repeat = new(0, 1) }));
        Assert.Equal([EscalationProblemCodes.RepeatOutOfRange], Codes(Rule(when, Tell) with { Repeat = new(5, 1_000_000) }));
    }

    [Fact]
    public void A_rule_does_something_to_somebody_and_has_its_own_id()
    {
        var rule = Rule(new EscalationCondition.Hops(3), Tell);

        Assert.Equal([EscalationProblemCodes.NoEffect], Codes(rule with { Effects = [] }));
        Assert.Equal([EscalationProblemCodes.TargetRequired], Codes(rule with { Effects = [new EscalationEffect.Notify(NotifyTarget.Person)] }));
        Assert.Equal([EscalationProblemCodes.TooManyEffects], Codes(rule with { Effects = [Tell, Tell] }));
        Assert.Equal([EscalationProblemCodes.DuplicateRule], Codes(rule, rule));
    }

    private static EscalationRule Rule(EscalationCondition when, params EscalationEffect[] effects) => new(Guid.NewGuid(), when, effects);

    private static IReadOnlyList<EscalationProblem> Check(params EscalationRule[] rules) => EscalationLint.Check(new EscalationPolicy(rules), null);

    private static IEnumerable<string> Codes(params EscalationRule[] rules) => Check(rules).Select(problem => problem.Code);
}
