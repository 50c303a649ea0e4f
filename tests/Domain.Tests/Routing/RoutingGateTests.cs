using CsCheck;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingGateTests
{
    private static readonly Gen<(int Right, int All)> Shares = Gen.Int[1, 500].SelectMany(all => Gen.Int[0, all].Select(right => (right, all)));

    [Theory]
    [InlineData("99 of 99 are too few, however right", 99, 99, false)]
    [InlineData("98 of 100 are surely 95 %", 98, 100, true)]
    [InlineData("97 of 100 may be fewer", 97, 100, false)]
    [InlineData("nothing seen proves nothing", 0, 0, false)]
    public void A_hundred_decisions_have_to_show_the_target_surely(string reason, int right, int decided, bool isPassed) =>
        Assert.True(RoutingGate.Of(right, decided, 0.95).IsPassed == isPassed, reason);

    [Fact]
    public void What_is_sure_is_never_more_than_what_was_seen() =>
        Shares.Sample(share => WilsonBound.Lower(share.Right, share.All) is var bound && bound >= 0 && bound <= (share.Right / (double)share.All) + 1e-12);

    [Fact]
    public void One_more_right_decision_never_closes_the_gate() =>
        Gen.Select(Shares, Gen.Double[0.5, 0.999]).Sample((share, target) =>
            !RoutingGate.Of(share.Right, share.All, target).IsPassed || RoutingGate.Of(share.Right + 1, share.All + 1, target).IsPassed);

    [Theory]
    [InlineData("three points below the target still hold", 92, 100, false)]
    [InlineData("below that it steps back", 91, 100, true)]
    [InlineData("of a handful nothing is concluded", 40, 49, false)]
    public void A_group_steps_back_when_it_is_right_too_seldom(string reason, int right, int decided, bool stepsBack) =>
        Assert.True(RoutingGate.StepsBack(right, decided, fewest: 50, target: 0.95) == stepsBack, reason);

    [Fact]
    public void What_passes_the_gate_never_steps_back_by_the_same_decisions() =>
        Gen.Select(Shares, Gen.Double[0.5, 0.999]).Sample((share, target) =>
            !RoutingGate.Of(share.Right, share.All, target).IsPassed || !RoutingGate.StepsBack(share.Right, share.All, 1, target));
}
