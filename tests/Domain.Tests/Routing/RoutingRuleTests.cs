using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Domain.Tests.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingRuleTests
{
    private static readonly SupportGroupFacts Printing = new(Guid.NewGuid(), 2, IsActive: true, IsProvided: false, []);
    private static readonly RoutingAnswer Sure = new(An.NetworkGroup, 0.97, ReachesThreshold: true, ModelVersion: 3);
    private static readonly OpenMajor Outage = new(Guid.NewGuid(), Printing, "Very much like DEMO-7.");

    [Fact]
    public void A_binding_rule_goes_before_a_major_incident_and_the_classifier()
    {
        var incident = An.Incident() with { CategoryId = Guid.NewGuid() };
        var policy = Auto() with { BindingCategories = [incident.CategoryId!.Value] };

        var step = Assert.Single(RoutingRule.Decide(
            incident, policy, new RoutingEvidence { Answer = Sure, Major = Outage, CategoryGroup = Printing, BindingNote = "It binds." }));

        Assert.Equal((ActorKind.Rule, RoutingOutcome.RuleAssigned, "It binds."), (step.By.Kind, step.Outcome, step.Lines[0].Text));
        Assert.Equal(Outage.IncidentId, Routed(step).MajorId);
    }

    [Fact]
    public void An_open_major_incident_goes_before_the_classifier()
    {
        var step = Assert.Single(RoutingRule.Decide(An.Incident(), Auto(), new RoutingEvidence { Answer = Sure, Major = Outage }));

        Assert.Equal((RoutingOutcome.MajorAssigned, Printing.Id, Outage.IncidentId), (step.Outcome, RoutingRule.AssignedBy([step]), Routed(step).MajorId));
        Assert.Equal("Very much like DEMO-7.", step.Lines[0].Text);
    }

    [Fact]
    public void A_category_that_does_not_bind_leaves_it_to_the_classifier()
    {
        var step = Assert.Single(RoutingRule.Decide(
            An.Incident() with { CategoryId = Guid.NewGuid() }, Auto(), new RoutingEvidence { Answer = Sure, CategoryGroup = Printing }));

        Assert.Equal((RoutingOutcome.Assigned, An.Network), (step.Outcome, RoutingRule.AssignedBy([step])));
    }

    [Fact]
    public void A_group_that_has_not_earned_it_is_only_suggested()
    {
        var step = Assert.Single(RoutingRule.Decide(An.Incident(), new RoutingPolicy { Mode = RoutingMode.Auto, HoldOutShare = 0 }, new RoutingEvidence { Answer = Sure }));

        Assert.Equal((RoutingOutcome.Suggested, null), (step.Outcome, RoutingRule.AssignedBy([step])));
    }

    [Fact]
    public void A_group_that_is_switched_off_leaves_it_to_the_category()
    {
        var policy = Auto() with { Groups = new Dictionary<Guid, GroupRouting> { [An.Network] = new(RoutingMode.Off, 0.95) } };

        var step = Assert.Single(RoutingRule.Decide(An.Incident(), policy, new RoutingEvidence { Answer = Sure, CategoryGroup = Printing }));

        Assert.Equal((ActorKind.Rule, RoutingOutcome.RuleAssigned), (step.By.Kind, step.Outcome));
    }

    [Fact]
    public void What_is_held_out_stays_with_the_desk_and_tells_nobody_the_prediction()
    {
        var step = Assert.Single(RoutingRule.Decide(An.Incident(), Auto() with { HoldOutShare = 1 }, new RoutingEvidence { Answer = Sure, CategoryGroup = Printing }));

        Assert.Equal((RoutingOutcome.HeldOut, null), (step.Outcome, RoutingRule.AssignedBy([step])));
        Assert.Equal(new TimelineEntry.Routed(RoutingOutcome.HeldOut, null, null, 3), Assert.Single(step.Lines).Entry);
    }

    [Fact]
    public void On_trial_nothing_is_held_out_since_the_category_routes_anyway()
    {
        var steps = RoutingRule.Decide(
            An.Incident(), Auto() with { Mode = RoutingMode.Shadow, HoldOutShare = 1 }, new RoutingEvidence { Answer = Sure, CategoryGroup = Printing });

        Assert.Equal([RoutingOutcome.Shadow, RoutingOutcome.RuleAssigned], steps.Select(step => step.Outcome));
    }

    [Fact]
    public void That_nobody_is_on_shift_is_said_where_a_group_is_assigned()
    {
        var steps = RoutingRule.Decide(
            An.Incident(), Auto() with { Mode = RoutingMode.Shadow }, new RoutingEvidence { Answer = Sure, CategoryGroup = Printing });

        var said = RoutingRule.SayUnstaffed(steps, An.Now + Duration.FromHours(9));

        Assert.Equal((false, true), (Routed(said[0]).IsUnstaffed, Routed(said[1]).IsUnstaffed));
        Assert.Equal(An.Now + Duration.FromHours(9), Routed(said[1]).StaffedAt);
    }

    private static RoutingPolicy Auto() => new()
    {
        Mode = RoutingMode.Auto,
        HoldOutShare = 0,
        Groups = new Dictionary<Guid, GroupRouting> { [An.Network] = new(RoutingMode.Auto, 0.95) },
    };

    private static TimelineEntry.Routed Routed(RoutingStep step) => Assert.IsType<TimelineEntry.Routed>(step.Lines[0].Entry);
}
