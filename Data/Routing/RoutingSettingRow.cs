using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What an organization chose for its routing beside its mode. One that chose nothing has no row.</summary>
public sealed class RoutingSettingRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }

    /// <summary>Rises with each change of the settings, also of the mode and of the groups.</summary>
    public int Version { get; set; } = 1;
    public double HoldOutShare { get; set; } = RoutingPolicy.DefaultHoldOutShare;

    /// <summary>Cost of a wrong group; null without costs, as <see cref="AskingCost"/> is then.</summary>
    public double? MisroutingCost { get; set; }
    public double? AskingCost { get; set; }

    /// <summary>Channels that are more limited than the organization.</summary>
    public IReadOnlyDictionary<Channel, RoutingMode> ChannelModes { get; set; } = new Dictionary<Channel, RoutingMode>();

    /// <summary>Categories whose rule goes before the classifier.</summary>
    public Guid[] BindingCategories { get; set; } = [];

    /// <summary>Outcomes up to this instant have been looked at.</summary>
    public Instant? ReviewedUntil { get; set; }

    /// <summary>When thresholds were picked last.</summary>
    public Instant? PickedAt { get; set; }
}
