using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Webhooks;

public sealed class WebhookEventsTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 3, 2, 0);
    private static readonly Guid Webhook = Guid.Parse("0198a000-0000-7000-8000-000000000001");

    [Fact]
    public void Every_event_that_can_be_chosen_is_told_by_some_line()
    {
        TimelineEntry[] entries =
        [
            new TimelineEntry.Opened(
                IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, Priority.P3, Guid.Empty, null, Guid.Empty, Guid.Empty, Guid.Empty,
                false, false, new ClockPlan([], [])),
            new TimelineEntry.Assigned(Guid.Empty, null, false),
            new TimelineEntry.Accepted(Guid.Empty),
            new TimelineEntry.Held(HoldReason.AwaitingConsumer, null),
            new TimelineEntry.Resumed(ResumeCause.Person),
            new TimelineEntry.Escalated(Guid.Empty, false, true),
            new TimelineEntry.Resolved(ResolutionCode.Solved, null),
            new TimelineEntry.Closed(false),
            new TimelineEntry.Reopened(),
            new TimelineEntry.Cancelled(),
            new TimelineEntry.Commented(false, null),
            new TimelineEntry.Reclassified(IncidentKind.Question, Guid.Empty, null, null),
            new TimelineEntry.Reprioritised(Impact.Minor, Urgency.Low, Priority.P5, false, null),
            new TimelineEntry.MajorDeclared(),
            new TimelineEntry.StatusPublished(Guid.Empty),
            Fired(Guid.NewGuid(), 100),
        ];

        Assert.Equal(WebhookEvents.Choosable, entries.SelectMany(entry => WebhookEvents.Of(Line(entry))).Order());
    }

    [Fact]
    public void Words_among_colleagues_are_told_to_nobody() =>
        Assert.Empty(WebhookEvents.Of(Line(new TimelineEntry.Commented(false, null), Visibility.Internal)));

    [Fact]
    public void An_imported_record_is_told_to_nobody()
    {
        var opened = new TimelineEntry.Opened(
            IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, Priority.P3, Guid.Empty, null, Guid.Empty, Guid.Empty, Guid.Empty,
            false, false, new ClockPlan([], []), ImportId: Guid.NewGuid());

        Assert.Empty(WebhookEvents.Of(Line(opened)));
    }

    [Fact]
    public void A_rule_that_kept_still_fired_for_nobody_and_yet_the_target_is_broken()
    {
        Assert.Equal([WebhookEvent.Breached], WebhookEvents.Of(Line(Fired(Guid.NewGuid(), 100) with { IsSuperseded = true })));
        Assert.Empty(WebhookEvents.Of(Line(Fired(Guid.NewGuid(), 75) with { IsAcknowledged = true })));
    }

    [Fact]
    public void A_second_rule_at_all_of_the_target_breaks_it_no_second_time() =>
        Assert.Equal([WebhookEvent.RuleFired], WebhookEvents.Of(Line(Fired(Guid.NewGuid(), 100) with { IsBreach = false })));

    [Fact]
    public void A_marker_is_no_rule_but_says_that_a_target_is_broken()
    {
        var markers = EscalationMarkers.Of(ClockMetric.Resolution, EscalationPolicy.None).ToDictionary(
            marker => ((EscalationCondition.ClockShare)marker.When).Percent, marker => marker.Id);

        Assert.Empty(WebhookEvents.Of(Line(Fired(markers[75], 75))));
        Assert.Equal([WebhookEvent.Breached], WebhookEvents.Of(Line(Fired(markers[100], 100))));
    }

    [Fact]
    public void A_call_by_a_rule_is_told_to_the_webhook_that_it_names_alone()
    {
        var called = Line(new TimelineEntry.WebhookCalled(Webhook, "Pager", Guid.Empty, Guid.Empty, new EscalationCondition.Hops(3)));

        Assert.Equal(WebhookEvent.Called, WebhookEvents.As(Webhook, [], called));
        Assert.Null(WebhookEvents.As(Guid.NewGuid(), WebhookEvents.Choosable, called));
    }

    private static TimelineEntry.RuleFired Fired(Guid ruleId, int share) =>
        new(Guid.Empty, ClockMetric.Resolution, Guid.Empty, ruleId, 1, share, At, IsSuperseded: false);

    private static TimelineLine Line(TimelineEntry entry, Visibility visibility = Visibility.Public) =>
        new(1, At, ActorKind.Person, null, Channel.Web, visibility, entry);
}
