using IncidentPlatform.Analytics.Models;

namespace IncidentPlatform.Analytics.Tests.Models;

public sealed class PromotionRuleTests
{
    [Theory]
    [InlineData("the first model serves, however good", 0.3, null, true)]
    [InlineData("clearly better", 0.80, 0.75, true)]
    [InlineData("better by chance", 0.752, 0.75, false)]
    [InlineData("as good", 0.75, 0.75, false)]
    [InlineData("worse", 0.70, 0.75, false)]
    public void A_new_model_serves_only_when_it_is_better(string reason, double accuracy, double? inService, bool serves) =>
        Assert.True(serves == PromotionRule.GoesIntoService(accuracy, inService), reason);
}
