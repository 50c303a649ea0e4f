using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Domain.Tests.Incidents;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingJudgeTests
{
    private static readonly Guid Database = Guid.NewGuid();

    [Theory]
    [InlineData(ReassignmentCause.OtherSkill, RoutingJudgement.Excused)]
    [InlineData(ReassignmentCause.Load, RoutingJudgement.Excused)]
    [InlineData(ReassignmentCause.WrongGroup, RoutingJudgement.Wrong)]
    [InlineData(null, RoutingJudgement.Wrong)]
    public void Only_a_wrong_group_speaks_against_the_prediction(ReassignmentCause? cause, RoutingJudgement expected) =>
        Assert.Equal(expected, RoutingJudge.Of(An.Network, Database, [To(An.Network), To(Database, cause)]));

    [Fact]
    public void The_group_that_resolved_was_right_by_whatever_way() =>
        Assert.Equal(RoutingJudgement.Right, RoutingJudge.Of(An.Network, An.Network, [To(Database), To(An.Network, ReassignmentCause.WrongGroup)]));

    [Fact]
    public void Of_several_departures_the_last_counts() => Assert.Equal(
        RoutingJudgement.Wrong,
        RoutingJudge.Of(An.Network, Database, [To(An.Network), To(Database, ReassignmentCause.Load), To(An.Network), To(Database, ReassignmentCause.WrongGroup)]));

    [Fact]
    public void A_group_that_never_had_the_record_has_no_excuse() =>
        Assert.Equal(RoutingJudgement.Wrong, RoutingJudge.Of(An.Network, Database, [To(An.Desk), To(Database, ReassignmentCause.Load)]));

    [Fact]
    public void An_escalation_can_say_why_as_well() => Assert.Equal(
        RoutingJudgement.Excused,
        RoutingJudge.Of(An.Network, Database, [To(An.Network), new TimelineEntry.Escalated(Database, false, true, ReassignmentCause.OtherSkill)]));

    private static TimelineEntry.Assigned To(Guid group, ReassignmentCause? cause = null) => new(group, null, IsHop: cause is not null, cause);
}
