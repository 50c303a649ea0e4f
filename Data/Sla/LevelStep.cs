using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Sla;

/// <summary>One batch of a lane of a change of levels.</summary>
/// <param name="IsMoreLeft">Whether the lane goes on; false when it is through, or another process is at it.</param>
/// <param name="IsChangeDone">Whether this batch found that no lane has anything left.</param>
/// <param name="Examined">Records that were looked at.</param>
/// <param name="Impact">What it did.</param>
public sealed record LevelStep(bool IsMoreLeft, bool IsChangeDone, int Examined, LevelImpact Impact)
{
    /// <summary>Nothing was to be done here.</summary>
    public static LevelStep Nothing { get; } = new(false, false, 0, LevelImpact.None);
}
