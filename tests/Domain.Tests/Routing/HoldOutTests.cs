using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class HoldOutTests
{
    [Theory]
    [InlineData(0.03, 450, 750)]
    [InlineData(0.2, 3_700, 4_300)]
    public void About_the_share_is_drawn_of_identifiers_made_in_one_moment(double share, int least, int most)
    {
        var at = new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero);

        var drawn = Enumerable.Range(0, 20_000).Count(_ => HoldOut.Draws(Guid.CreateVersion7(at), share));

        Assert.InRange(drawn, least, most);
    }

    [Fact]
    public void The_same_record_draws_the_same_and_a_larger_share_draws_it_too()
    {
        var ids = Enumerable.Range(0, 2_000).Select(_ => Guid.CreateVersion7()).ToList();

        Assert.Equal(ids.Where(id => HoldOut.Draws(id, 0.1)), ids.Where(id => HoldOut.Draws(id, 0.1)));
        Assert.All(ids.Where(id => HoldOut.Draws(id, 0.1)), id => Assert.True(HoldOut.Draws(id, 0.2)));
    }

    [Fact]
    public void Nothing_is_drawn_of_none_and_everything_of_all()
    {
        Assert.False(HoldOut.Draws(Guid.Empty, 0));
        Assert.True(HoldOut.Draws(Guid.NewGuid(), 1));
    }
}
