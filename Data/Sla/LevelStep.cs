using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Sla;

/// <summary>One batch of a change of levels.</summary>
/// <param name="State">How far the change is; null when there is none to carry out, or another process is at it.</param>
/// <param name="Examined">Records that were looked at.</param>
/// <param name="Impact">What it did.</param>
public sealed record LevelStep(LevelChangeState? State, int Examined, LevelImpact Impact)
{
    /// <summary>Nothing was to be done here.</summary>
    public static LevelStep Nothing { get; } = new(null, 0, LevelImpact.None);
}
