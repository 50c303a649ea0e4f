using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Routing;

/// <summary>What an organization lets its classifier do.</summary>
public sealed record RoutingPolicy
{
    /// <summary>Share of records that people route without seeing the prediction, when nobody chose another.</summary>
    public const double DefaultHoldOutShare = 0.03;

    /// <summary>At most this share: what is drawn waits for a person.</summary>
    public const double MostHoldOutShare = 0.2;

    /// <summary>The organization's own mode; no group and no channel goes beyond it.</summary>
    public required RoutingMode Mode { get; init; }

    /// <summary>Modes of single channels; one that is not named sets no limit.</summary>
    public IReadOnlyDictionary<Channel, RoutingMode> Channels { get; init; } = new Dictionary<Channel, RoutingMode>();

    /// <summary>What single groups are allowed; for one that is not named <see cref="GroupRouting.Default"/> holds.</summary>
    public IReadOnlyDictionary<Guid, GroupRouting> Groups { get; init; } = new Dictionary<Guid, GroupRouting>();

    /// <summary>Share of records that people route without seeing the prediction, 0..1.</summary>
    public double HoldOutShare { get; init; } = DefaultHoldOutShare;

    /// <summary>What a wrong group costs against a question to a person; null while the manager named none.</summary>
    public RoutingCosts? Costs { get; init; }

    /// <summary>Categories whose records go to the category's group, whatever the classifier thinks.</summary>
    public IReadOnlyCollection<Guid> BindingCategories { get; init; } = [];

    /// <summary>What may be done with records of a channel before it is known which group they are for.</summary>
    public RoutingMode ModeOf(Channel channel) => Min(Mode, Channels.GetValueOrDefault(channel, RoutingMode.Auto));

    /// <summary>What may be done with a prediction: the most cautious of the modes of the organization, the channel and the group.</summary>
    public RoutingMode ModeOf(Guid groupId, Channel channel) => Min(ModeOf(channel), Of(groupId).Mode);

    /// <summary>Whether the classifier is asked about any record: not when the organization, every channel or every group is off.</summary>
    /// <param name="groups">The groups that take records.</param>
    public bool IsOn(IEnumerable<Guid> groups) => Enum.GetValues<Channel>().Any(channel => ModeOf(channel) != RoutingMode.Off)
        && groups.Any(group => Of(group).Mode != RoutingMode.Off);

    /// <summary>What a group is allowed.</summary>
    public GroupRouting Of(Guid groupId) => Groups.GetValueOrDefault(groupId, GroupRouting.Default);

    private static RoutingMode Min(RoutingMode left, RoutingMode right) => left < right ? left : right;
}
