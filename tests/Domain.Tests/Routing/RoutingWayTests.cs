using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingWayTests
{
    private static readonly Guid Desk = Guid.NewGuid();
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Servers = Guid.NewGuid();

    [Fact]
    public void The_way_is_what_passed_before_the_right_group_had_it() =>
        Assert.Equal((600, 0), Of(new(Desk, 600), new(Network, 5_000)));

    [Fact]
    public void What_others_than_the_desk_had_of_it_is_a_detour() =>
        Assert.Equal((1_500, 900), Of(new(Desk, 600), new(Servers, 900), new(Network, 5_000), new(Servers, 10), new(Network, 3)));

    [Fact]
    public void One_that_began_with_the_right_group_had_no_way() => Assert.Equal((0, 0), Of(new HeldFor(Network, 5_000)));

    [Fact]
    public void One_that_the_right_group_never_had_says_nothing() => Assert.Equal((0, 0), Of(new(Desk, 600), new(Servers, 900)));

    private static (long, long) Of(params HeldFor[] holders) => RoutingWay.Of(holders, group => group == Network, Desk);
}
