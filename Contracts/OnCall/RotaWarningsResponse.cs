namespace IncidentPlatform.Contracts.OnCall;

/// <summary>What may surprise the author of a rota. It is saved all the same.</summary>
/// <param name="GapCount">How often nobody is on call in the period that was looked at.</param>
/// <param name="GapSeconds">For how long in all.</param>
/// <param name="Gaps">The first of them.</param>
/// <param name="NotMembers">Who has turns and is no active member of the group: their turns count as gaps when they come.</param>
public sealed record RotaWarningsResponse(
    int GapCount, long GapSeconds, IReadOnlyList<OnCallGapResponse> Gaps, IReadOnlyList<OnCallPersonResponse> NotMembers)
{
    /// <summary>Whether there is anything to say.</summary>
    public bool Any => GapCount > 0 || NotMembers.Count > 0;
}
