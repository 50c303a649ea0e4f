namespace IncidentPlatform.AppHost.Composition;

/// <summary>Where people and scripts find the platform. Section <c>Ports</c>.</summary>
internal sealed record FixedPorts
{
    public int Web { get; init; } = 5080;

    public int Api { get; init; } = 5081;

    /// <summary>The development mailbox takes mail here.</summary>
    public int Smtp { get; init; } = 5025;

    /// <summary>The development mailbox shows mail here.</summary>
    public int Mailbox { get; init; } = 5026;
}
