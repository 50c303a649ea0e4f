namespace IncidentPlatform.Domain.Routing;

/// <summary>What changed about an organization's routing.</summary>
public enum RoutingChangeKind
{
    /// <summary>The organization's mode.</summary>
    Mode,

    /// <summary>The mode of a channel.</summary>
    ChannelMode,

    /// <summary>The mode of a group, by a person.</summary>
    GroupMode,

    /// <summary>The precision that a group's assignments have to reach.</summary>
    Target,

    /// <summary>Whether a group is promoted by itself once it has earned it.</summary>
    PromotedWhenEarned,

    /// <summary>A group passed the gate and is assigned automatically from here on.</summary>
    Promoted,

    /// <summary>A group was right too seldom lately and is only suggested from here on.</summary>
    SteppedBack,

    /// <summary>A group's threshold was picked anew.</summary>
    Threshold,

    /// <summary>The share that people route without seeing the prediction.</summary>
    HoldOut,

    /// <summary>The cost of a wrong group against a question.</summary>
    Costs,

    /// <summary>The categories whose rule binds.</summary>
    BindingCategories,
}
