using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingDriftTests
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();
    private static readonly RoutingDriftLimits Limits = new(0.25, 0.10, 0.10, 0.05, 200);
    private static readonly RoutingSample Measured = new(400, Mix(200, 200), 0.10, 0.80, 0.85);

    [Fact]
    public void The_same_mix_lies_no_distance_apart() => Assert.Equal(0, RoutingDrift.StabilityIndex(Mix(300, 100), Mix(300, 100)), 6);

    [Fact]
    public void The_index_is_that_of_the_textbook() =>
        // (0.7 − 0.5) · ln(0.7 / 0.5) + (0.3 − 0.5) · ln(0.3 / 0.5) = 0.1694…
        Assert.Equal(0.1694, RoutingDrift.StabilityIndex(Mix(50_000, 50_000), Mix(70_000, 30_000)), 3);

    [Fact]
    public void A_group_that_is_new_counts_and_is_not_infinitely_far() =>
        Assert.InRange(RoutingDrift.StabilityIndex(Mix(400, 0), Mix(300, 100)), 0.5, 3);

    [Fact]
    public void Nothing_is_compared_with_nothing() => Assert.Equal(0, RoutingDrift.StabilityIndex(Mix(0, 0), Mix(3, 4)));

    [Fact]
    public void Records_as_before_are_no_drift() => Assert.Empty(RoutingDrift.Find(Measured, Measured with { Records = 250 }, Limits));

    [Fact]
    public void Each_change_is_found_by_itself()
    {
        Assert.Equal(RoutingDriftKind.ClassMix, Only(Measured with { Groups = Mix(360, 40) }).Kind);
        Assert.Equal(new(RoutingDriftKind.Vocabulary, 0.10, 0.21), Only(Measured with { Unknown = 0.21 }));
        Assert.Equal(new(RoutingDriftKind.Confidence, 0.80, 0.69), Only(Measured with { Confidence = 0.69 }));
        Assert.Equal(new(RoutingDriftKind.Precision, 0.85, 0.79), Only(Measured with { Right = 0.79 }));
    }

    [Fact]
    public void A_change_for_the_better_is_no_drift() =>
        Assert.Empty(RoutingDrift.Find(Measured, Measured with { Unknown = 0, Confidence = 0.99, Right = 0.99 }, Limits));

    [Fact]
    public void Too_few_records_say_nothing() => Assert.Empty(RoutingDrift.Find(Measured, Measured with { Records = 199, Right = 0.1 }, Limits));

    [Fact]
    public void What_cannot_be_said_is_not_compared() =>
        Assert.Empty(RoutingDrift.Find(Measured with { Unknown = null, Confidence = null }, Measured with { Unknown = 1, Confidence = 0 }, Limits));

    private static RoutingDriftFinding Only(RoutingSample recent) => Assert.Single(RoutingDrift.Find(Measured, recent, Limits));

    private static Dictionary<Guid, int> Mix(int a, int b) => new() { [A] = a, [B] = b };
}
