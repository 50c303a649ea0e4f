using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class GroupSuccessionTests
{
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();
    private static readonly Guid C = Guid.NewGuid();
    private static readonly Guid Vpn = Guid.NewGuid();

    [Fact]
    public void A_group_that_nothing_became_of_is_itself() => Assert.Equal(A, GroupSuccession.None.Of(A, Vpn));

    [Fact]
    public void A_chain_of_mergers_is_followed_to_its_end() =>
        Assert.Equal(C, new GroupSuccession([new(A, null, B), new(B, null, C)]).Of(A, null));

    [Fact]
    public void A_split_group_goes_by_the_records_service()
    {
        var succession = new GroupSuccession([new(A, null, B), new(A, Vpn, C)]);

        Assert.Equal((C, B, B), (succession.Of(A, Vpn), succession.Of(A, Guid.NewGuid()), succession.Of(A, null)));
    }

    [Fact]
    public void A_group_that_gave_away_one_service_keeps_the_others()
    {
        var succession = new GroupSuccession([new(A, Vpn, C)]);

        Assert.Equal((C, A), (succession.Of(A, Vpn), succession.Of(A, null)));
    }

    [Fact]
    public void A_circle_is_known_and_ends()
    {
        var circle = new GroupSuccession([new(A, null, B), new(B, Vpn, A)]);

        Assert.True(circle.IsCircular);
        Assert.Contains(circle.Of(A, Vpn), new[] { A, B });
        Assert.False(new GroupSuccession([new(A, null, B), new(B, null, C)]).IsCircular);
    }
}
