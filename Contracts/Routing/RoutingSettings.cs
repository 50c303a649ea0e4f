using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>GET /routing/settings</c>: what the classifier may do. The most cautious of the modes of organization, channel and group holds.</summary>
/// <param name="Mode">Of the organization.</param>
public sealed record RoutingSettings(RoutingMode Mode)
{
    /// <summary>Send it back as <c>If-Match</c> with a change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Share of records that people route without seeing the prediction, 0..1.</summary>
    public double HoldOutShare { get; init; } = RoutingPolicy.DefaultHoldOutShare;

    /// <summary>Cost of a wrong group; null without costs.</summary>
    public double? MisroutingCost { get; init; }

    /// <summary>Cost of a question to a person; null without costs.</summary>
    public double? AskingCost { get; init; }

    /// <summary>Categories whose records go to the category's group, whatever the classifier thinks.</summary>
    public IReadOnlyList<Guid> BindingCategoryIds { get; init; } = [];

    /// <summary>Every channel; one whose mode is Auto sets no limit.</summary>
    public IReadOnlyList<ChannelRoutingResponse> Channels { get; init; } = [];

    /// <summary>Every group that takes records, by name.</summary>
    public IReadOnlyList<GroupRoutingResponse> Groups { get; init; } = [];
}
