using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Webhooks;

/// <summary>Of which lines of a timeline webhooks are told. Pure.</summary>
public static class WebhookEvents
{
    private const int BreachPercent = 100;

    /// <summary>The events that a webhook can listen to; the others come to it unasked.</summary>
    public static IReadOnlyList<WebhookEvent> Choosable { get; } =
        [.. Enum.GetValues<WebhookEvent>().Where(known => known is not (WebhookEvent.Called or WebhookEvent.Ping))];

    /// <summary>What a line is to a webhook, most telling first; empty for lines of which none is told.</summary>
    public static IReadOnlyList<WebhookEvent> Of(TimelineLine line) => line.Entry switch
    {
        TimelineEntry.Opened { ImportId: not null } => [],
        TimelineEntry.Opened => [WebhookEvent.Opened],
        TimelineEntry.Assigned => [WebhookEvent.Assigned],
        TimelineEntry.Accepted => [WebhookEvent.Accepted],
        TimelineEntry.Held => [WebhookEvent.Held],
        TimelineEntry.Resumed => [WebhookEvent.Resumed],
        TimelineEntry.Escalated => [WebhookEvent.Escalated],
        TimelineEntry.Resolved => [WebhookEvent.Resolved],
        TimelineEntry.Closed => [WebhookEvent.Closed],
        TimelineEntry.Reopened => [WebhookEvent.Reopened],
        TimelineEntry.Cancelled => [WebhookEvent.Cancelled],
        TimelineEntry.Commented when line.Visibility == Visibility.Public => [WebhookEvent.Commented],
        TimelineEntry.Reclassified => [WebhookEvent.Reclassified],
        TimelineEntry.Reprioritised => [WebhookEvent.Reprioritised],
        TimelineEntry.MajorDeclared => [WebhookEvent.MajorDeclared],
        TimelineEntry.StatusPublished => [WebhookEvent.StatusPublished],
        TimelineEntry.RuleFired fired => [.. OfFiring(fired)],
        TimelineEntry.ConditionMet { IsSuperseded: false, IsAcknowledged: false } => [WebhookEvent.RuleFired],
        TimelineEntry.WebhookCalled => [WebhookEvent.Called],
        _ => [],
    };

    /// <summary>Whether a webhook is told of a line.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="wanted">What it listens to.</param>
    /// <param name="line">The line.</param>
    /// <returns>As what; null when it is not.</returns>
    public static WebhookEvent? As(Guid webhookId, IReadOnlyCollection<WebhookEvent> wanted, TimelineLine line)
    {
        if (line.Entry is TimelineEntry.WebhookCalled called) return called.WebhookId == webhookId ? WebhookEvent.Called : null;

        foreach (var candidate in Of(line))
        {
            if (wanted.Contains(candidate)) return candidate;
        }
        return null;
    }

    // A target is broken once, also when several rules say so, when its rule kept still or a later one spoke for it. A marker is no rule of anybody's.
    private static IEnumerable<WebhookEvent> OfFiring(TimelineEntry.RuleFired fired)
    {
        if (fired is { Share: BreachPercent, Repetition: 0, IsBreach: not false }) yield return WebhookEvent.Breached;
        if (fired is { IsSuperseded: false, IsAcknowledged: false } && !EscalationMarkers.IsMarker(fired.RuleId)) yield return WebhookEvent.RuleFired;
    }
}
