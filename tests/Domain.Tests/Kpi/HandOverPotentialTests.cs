using IncidentPlatform.Domain.Kpi;

namespace IncidentPlatform.Domain.Tests.Kpi;

public sealed class HandOverPotentialTests
{
    private const double Goal = 0.95;

    [Theory]
    [InlineData("a fifth out of hours", 100, 20, 100, 0, null, null, new[] { HandOverReason.OutOfHours, HandOverReason.KeepsGoal })]
    [InlineData("less than a fifth", 100, 19, 100, 0, null, null, new[] { HandOverReason.KeepsGoal })]
    [InlineData("below the goal", 100, 0, 94, 6, null, null, new[] { HandOverReason.BelowGoal })]
    [InlineData("at the goal", 100, 0, 95, 5, null, null, new[] { HandOverReason.KeepsGoal })]
    [InlineData("too few clocks to say", 100, 0, 20, 9, null, null, new HandOverReason[0])]
    [InlineData("cheaper", 100, 0, 0, 0, 1_000L, 999L, new[] { HandOverReason.Cheaper })]
    [InlineData("dearer", 100, 0, 0, 0, 1_000L, 1_001L, new[] { HandOverReason.Dearer })]
    [InlineData("no price", 100, 0, 0, 0, 1_000L, null, new HandOverReason[0])]
    [InlineData("no cost is given", 100, 0, 0, 0, null, 1L, new HandOverReason[0])]
    [InlineData("too few records to say anything", 29, 29, 0, 100, 1_000L, 1L, new HandOverReason[0])]
    public void Reasons_are_what_stands_out(
        string why, int received, int outOfHours, int met, int breached, long? cost, long? price, HandOverReason[] reasons) =>
        Assert.Equal(
            (why, string.Join(' ', reasons)),
            (why, string.Join(' ', HandOverPotential.Reasons(new(received, received, outOfHours, 3_600, met, breached, cost, price), Goal))));

    [Fact]
    public void Without_a_goal_nothing_is_below_it() =>
        Assert.Empty(HandOverPotential.Reasons(new(100, 100, 0, 0, 10, 90, null, null), null));

    [Fact]
    public void Reasons_against_weigh_as_much_as_reasons_for()
    {
        Assert.Equal(2, HandOverPotential.BalanceOf([HandOverReason.OutOfHours, HandOverReason.BelowGoal]));
        Assert.Equal(0, HandOverPotential.BalanceOf([HandOverReason.OutOfHours, HandOverReason.Dearer]));
        Assert.Equal(-1, HandOverPotential.BalanceOf([HandOverReason.KeepsGoal]));
    }

    [Fact]
    public void Cost_is_hours_at_the_hourly_cost_and_unknown_without_one()
    {
        Assert.Equal(75_000, HandOverPotential.CostOf(5_400, 50_000));
        Assert.Equal(14, HandOverPotential.CostOf(1, 50_000));
        Assert.Null(HandOverPotential.CostOf(5_400, null));
    }

    [Theory]
    [InlineData("no target ever ended", 0, 0, HandOverVerdict.NothingPromised)]
    [InlineData("too few", 29, 0, HandOverVerdict.TooFew)]
    [InlineData("enough and kept", 30, 0, HandOverVerdict.Delivered)]
    [InlineData("just kept", 95, 5, HandOverVerdict.Delivered)]
    [InlineData("missed", 94, 6, HandOverVerdict.Missed)]
    public void A_provider_delivered_when_it_kept_as_much_as_is_aimed_at(string why, int met, int breached, HandOverVerdict verdict)
    {
        Assert.Equal((why, verdict), (why, HandOverOutcome.Judge(met, breached, Goal)));
        if (met + breached >= HandOverPotential.FewestCases) Assert.Equal(HandOverVerdict.NoGoal, HandOverOutcome.Judge(met, breached, null));
    }
}
