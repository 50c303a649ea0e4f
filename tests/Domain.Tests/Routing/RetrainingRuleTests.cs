using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class RetrainingRuleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 0, 0);
    private static readonly RoutingDriftFinding Drift = new(RoutingDriftKind.Precision, 0.85, 0.7);

    [Theory]
    [InlineData("a week has passed", 7, true, 7.0, 100, false, RoutingTrigger.Schedule)]
    [InlineData("not yet", 7, true, 6.9, 100, false, null)]
    [InlineData("too few new records", 7, true, 30.0, 99, true, null)]
    [InlineData("off by the calendar", null, true, 400.0, 100, false, null)]
    [InlineData("off by the calendar, but things have changed", null, true, 2.0, 100, true, RoutingTrigger.Drift)]
    [InlineData("drift comes before the calendar", 7, true, 8.0, 100, true, RoutingTrigger.Drift)]
    [InlineData("drift is no reason here", 7, false, 2.0, 100, true, null)]
    [InlineData("drift is no reason here, the calendar is", 7, false, 7.0, 100, true, RoutingTrigger.Schedule)]
    [InlineData("the last training was just now", 1, true, 0.9, 100, true, null)]
    public void A_training_is_due(string reason, int? days, bool onDrift, double passed, int newRecords, bool hasDrift, RoutingTrigger? due) =>
        Assert.True(due == RetrainingRule.Due(new(days, onDrift, Now - Duration.FromDays(passed), newRecords, 100, hasDrift ? [Drift] : []), Now), reason);
}
