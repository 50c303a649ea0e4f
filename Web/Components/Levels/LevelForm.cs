using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>What every form that changes levels asks: how far, and whether it is meant so.</summary>
public abstract class LevelForm
{
    /// <summary>The button that shows the effect and saves nothing.</summary>
    public const string Preview = "preview";

    /// <summary>The button that saves.</summary>
    public const string Save = "save";

    public int? Version { get; set; }
    public RebaseMode Mode { get; set; } = RebaseMode.NewOnly;
    public bool AcceptsWarnings { get; set; }

    /// <summary>The button.</summary>
    public string? Do { get; set; }
}
