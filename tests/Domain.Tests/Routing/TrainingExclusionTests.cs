using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class TrainingExclusionTests
{
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Vpn = Guid.NewGuid();
    private static readonly Instant At = Instant.FromUtc(2026, 3, 3, 2, 0);

    [Fact]
    public void What_is_said_together_has_to_hold_together()
    {
        var exclusion = new TrainingExclusion(Network, Vpn, At, At + Duration.FromDays(1));

        Assert.True(exclusion.Covers(Network, Vpn, At));
        Assert.False(exclusion.Covers(Guid.NewGuid(), Vpn, At));
        Assert.False(exclusion.Covers(Network, null, At));
        Assert.False(exclusion.Covers(Network, Vpn, At - Duration.Epsilon));
        Assert.False(exclusion.Covers(Network, Vpn, At + Duration.FromDays(1)));
    }

    [Fact]
    public void What_is_not_said_selects_nothing() => Assert.True(new TrainingExclusion(Network, null, null, null).Covers(Network, Vpn, At));
}
