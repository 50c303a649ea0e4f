using CsCheck;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RoutingPolicyTests
{
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Gen<RoutingMode> Modes = Gen.Enum<RoutingMode>();

    [Fact]
    public void The_most_cautious_of_organization_channel_and_group_holds() =>
        Gen.Select(Modes, Modes, Modes).Sample((organization, channel, group) =>
        {
            var mode = Policy(organization, channel, group).ModeOf(Network, Channel.Email);

            return mode <= organization && mode <= channel && mode <= group && new[] { organization, channel, group }.Contains(mode);
        });

    [Fact]
    public void Making_one_of_them_more_cautious_never_allows_more() =>
        Gen.Select(Modes, Modes, Modes, Modes).Sample((organization, channel, group, other) =>
            Policy(Min(organization, other), channel, group).ModeOf(Network, Channel.Email)
                <= Policy(organization, channel, group).ModeOf(Network, Channel.Email)
            && Policy(organization, Min(channel, other), group).ModeOf(Network, Channel.Email)
                <= Policy(organization, channel, group).ModeOf(Network, Channel.Email)
            && Policy(organization, channel, Min(group, other)).ModeOf(Network, Channel.Email)
                <= Policy(organization, channel, group).ModeOf(Network, Channel.Email));

    [Fact]
    public void It_is_on_exactly_when_some_group_may_be_more_than_off_in_some_channel() =>
        Gen.Select(Modes, Modes.Array[Enum.GetValues<Channel>().Length], Modes.Array[0, 3]).Sample((organization, channels, groups) =>
        {
            var ids = groups.ToDictionary(_ => Guid.NewGuid());
            var policy = new RoutingPolicy
            {
                Mode = organization,
                Channels = Enum.GetValues<Channel>().Zip(channels).ToDictionary(pair => pair.First, pair => pair.Second),
                Groups = ids.ToDictionary(pair => pair.Key, pair => new GroupRouting(pair.Value, 0.95)),
            };

            return policy.IsOn(ids.Keys) == ids.Keys.Any(id => Enum.GetValues<Channel>().Any(channel => policy.ModeOf(id, channel) != RoutingMode.Off));
        });

    [Fact]
    public void A_group_about_which_nobody_decided_is_suggested_at_most() =>
        Assert.Equal(RoutingMode.Suggest, new RoutingPolicy { Mode = RoutingMode.Auto }.ModeOf(Network, Channel.Web));

    [Fact]
    public void A_channel_that_is_not_named_sets_no_limit() =>
        Assert.Equal(RoutingMode.Auto, Policy(RoutingMode.Auto, RoutingMode.Off, RoutingMode.Auto).ModeOf(Network, Channel.Web));

    private static RoutingMode Min(RoutingMode left, RoutingMode right) => left < right ? left : right;

    private static RoutingPolicy Policy(RoutingMode organization, RoutingMode email, RoutingMode network) => new()
    {
        Mode = organization,
        Channels = new Dictionary<Channel, RoutingMode> { [Channel.Email] = email },
        Groups = new Dictionary<Guid, GroupRouting> { [Network] = new(network, 0.95) },
    };
}
