using IncidentPlatform.Domain.Webhooks;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Webhooks;

public sealed class WebhookHealthTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 3, 12, 0);
    private static readonly WebhookPatience Patience = new(Duration.FromSeconds(10), Duration.FromMinutes(15), Duration.FromHours(24));

    [Fact]
    public void The_wait_for_a_receiver_that_is_away_doubles_up_to_its_limit()
    {
        var health = WebhookHealth.Good;
        var waits = new List<double>();
        var now = Noon;
        for (var failure = 0; failure < 9; failure++)
        {
            health = health.After(WebhookOutcome.Unreachable, now, Patience, 0);
            waits.Add((health.RetryAt!.Value - now).TotalSeconds);
            now = health.RetryAt.Value;
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 900, 900], waits);
        Assert.Equal((9, Noon), (health.Failures, health.FailingSince));
    }

    [Fact]
    public void Calls_that_end_together_make_one_wait()
    {
        var health = WebhookHealth.Good.After(WebhookOutcome.Unreachable, Noon, Patience, 0);

        Assert.Equal(health, health.After(WebhookOutcome.Unreachable, Noon, Patience, 0));
    }

    [Fact]
    public void A_refusal_keeps_nobody_waiting_until_there_are_several_in_a_row()
    {
        var health = WebhookHealth.Good;
        for (var refusal = 0; refusal < 4; refusal++) health = health.After(WebhookOutcome.Refused, Noon, Patience, 0);
        Assert.Null(health.RetryAt);

        Assert.NotNull(health.After(WebhookOutcome.Refused, Noon, Patience, 0).RetryAt);
    }

    [Fact]
    public void One_that_took_nothing_for_a_day_is_paused()
    {
        var since = WebhookHealth.Good.After(WebhookOutcome.Refused, Noon, Patience, 0);

        Assert.Null(since.After(WebhookOutcome.Refused, Noon + Duration.FromHours(23), Patience, 0).PausedAt);
        Assert.Equal(Noon + Duration.FromHours(24), since.After(WebhookOutcome.Refused, Noon + Duration.FromHours(24), Patience, 0).PausedAt);
    }

    [Fact]
    public void A_call_that_is_taken_makes_good_what_was_before() =>
        Assert.Equal(
            WebhookHealth.Good,
            WebhookHealth.Good.After(WebhookOutcome.Unreachable, Noon, Patience, 1).After(WebhookOutcome.Delivered, Noon, Patience, 0));

    [Fact]
    public void Jitter_adds_a_quarter_at_most() => Assert.Equal(Duration.FromSeconds(50), WebhookHealth.Wait(3, Patience, 1));
}
