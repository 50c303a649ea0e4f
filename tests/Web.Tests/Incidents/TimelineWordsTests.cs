using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Incidents;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class TimelineWordsTests
{
    private static readonly Guid Marker = EscalationMarkers.Of(ClockMetric.Update, EscalationPolicy.None).First().Id;

    [Fact]
    public void A_share_that_no_rule_asks_for_is_not_told() => Assert.False(TimelineWords.IsTold(Fired(Marker, 50)));

    [Fact]
    public void A_broken_promise_is_told_whether_a_rule_asks_for_it_or_not() => Assert.True(TimelineWords.IsTold(Fired(Marker, 100)));

    [Fact]
    public void What_a_rule_asks_for_is_told() => Assert.True(TimelineWords.IsTold(Fired(Guid.CreateVersion7(), 50)));

    private static TimelineLineResponse Fired(Guid rule, int share) => new(
        2, Instant.FromUtc(2026, 11, 24, 9, 0), ActorKind.Escalation, null, "", Channel.System, Visibility.Internal, nameof(TimelineEntry.RuleFired),
        JsonSerializer.SerializeToElement(new { metric = "Update", ruleId = rule, share }), null, false);
}
