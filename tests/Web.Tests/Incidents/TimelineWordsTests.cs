using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Tests.Language;
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

    [Theory]
    [InlineData(nameof(TimelineEntry.Linked), "DEMO-1", "Goes on with DEMO-1, which is closed")]
    [InlineData(nameof(TimelineEntry.Linked), null, "Goes on with another record, which is closed")]
    [InlineData(nameof(TimelineEntry.FollowedUp), "DEMO-2", "It was not over: DEMO-2 goes on with it")]
    [InlineData(nameof(TimelineEntry.FollowedUp), null, "It was not over: another record goes on with it")]
    public void A_follow_up_is_told_on_both_sides(string type, string? number, string sentence) => Assert.Equal(
        sentence, Words.Sentence(Line(type, new { linkType = "FollowUpOf", otherId = Guid.NewGuid() }) with { RecordNumber = number }));

    [Theory]
    [InlineData(true, 0, "DEMO-1", "Answers a mail about DEMO-1, in which the sender does not take part")]
    [InlineData(false, 2, null, "Files that were not taken: 2")]
    public void What_is_to_be_known_of_a_mail_is_told(bool isStray, int refused, string? number, string sentence) => Assert.Equal(
        sentence, Words.Sentence(Line(nameof(TimelineEntry.MailNoted), new { isStrayAnswer = isStray, filesRefused = refused }) with { RecordNumber = number }));

    private static TimelineWords Words => new(Localizer.Texts, DateTimeZone.Utc);

    private static TimelineLineResponse Line(string type, object facts) => new(
        2, Instant.FromUtc(2026, 11, 24, 9, 0), ActorKind.Person, null, "Rina", Channel.Email, Visibility.Public, type,
        JsonSerializer.SerializeToElement(facts), null, false);

    private static TimelineLineResponse Fired(Guid rule, int share) => new(
        2, Instant.FromUtc(2026, 11, 24, 9, 0), ActorKind.Escalation, null, "", Channel.System, Visibility.Internal, nameof(TimelineEntry.RuleFired),
        JsonSerializer.SerializeToElement(new { metric = "Update", ruleId = rule, share }), null, false);
}
