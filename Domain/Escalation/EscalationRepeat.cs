namespace IncidentPlatform.Domain.Escalation;

/// <summary>A rule that fires again as a reminder while nothing has changed.</summary>
/// <param name="EveryMinutes">Business minutes between two firings, counted as the rule's condition counts: a paused clock has no reminders.</param>
/// <param name="Times">Reminders after the first firing; 1 to <see cref="MostTimes"/>.</param>
public sealed record EscalationRepeat(int EveryMinutes, int Times)
{
    /// <summary>The most reminders that a rule may have.</summary>
    public const int MostTimes = 20;
}
