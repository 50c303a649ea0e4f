using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Tests.Routing;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Tests.Models;

public sealed class PromotionRuleTests(TrainedFixture trained)
{
    private static readonly DifferenceResponse Some = new(0.01, 0, 0.02);

    [Theory]
    [InlineData("the first model serves, however good", false, false, null, PromotionCause.First)]
    [InlineData("one that cannot be read is replaced", true, false, null, PromotionCause.Repair)]
    [InlineData("better by more than chance", true, true, true, PromotionCause.Better)]
    [InlineData("no better", true, true, false, null)]
    [InlineData("nothing to compare", true, true, null, null)]
    public void A_new_model_serves_only_when_it_is_better(string reason, bool hasOne, bool isReadable, bool? isBetter, PromotionCause? cause)
    {
        var champion = isReadable ? new BlindModel(1, trained.Model, null, null) : null;
        var contest = isBetter is { } better ? new RoutingContestResponse(1, 300, 0, 0.8, 0.81, Some, null, better) : null;

        Assert.True(cause == PromotionRule.GoesIntoService(hasOne, champion, contest), reason);
    }
}
