using System.Net;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Escalation;

public sealed class EscalationBannerTests
{
    private const string Words = "No worker fires escalation rules";

    [Theory]
    [InlineData(Role.IncidentManager, false, true)]
    [InlineData(Role.Administrator, false, true)]
    [InlineData(Role.IncidentManager, true, false)]
    [InlineData(Role.Agent, false, false)]
    public async Task Who_answers_for_it_is_told_on_every_page_that_no_worker_is_at_work(Role role, bool isWell, bool isTold)
    {
        using var reader = await SignedIn.AsAsync(role);
        reader.Answers["GET escalation-health"] = () => SignedIn.Json(new EscalationHealthResponse(isWell, Instant.FromUtc(2026, 3, 3, 2, 0)));

        using var answer = await reader.Browser.GetAsync("/account", TestContext.Current.CancellationToken);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(isTold, page.Contains(Words, StringComparison.Ordinal));
    }
}
