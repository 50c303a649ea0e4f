using System.Net;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Escalation;

public sealed class AcknowledgePageTests
{
    private const string Url = "/acknowledge/ipl_token";
    private static readonly AcknowledgementResponse Open = new("DEMO-7", "Printer jams", Priority.P2, "Sari", true, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_the_page_asks_and_its_button_tells()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        reader.Answers["GET acknowledgements/ipl_token"] = () => SignedIn.Json(Open);
        reader.Answers["POST acknowledgements/ipl_token"] = () =>
            SignedIn.Json(Open with { AcknowledgedAt = Instant.FromUtc(2026, 3, 3, 2, 0), AcknowledgedBy = "Sari" });

        var asked = await reader.Browser.GetStringAsync(Url, Cancel);
        Assert.Contains("I am on it", asked);
        Assert.DoesNotContain(reader.Calls, call => call.Call == "POST acknowledgements/ipl_token");

        using var told = await reader.PostAsync(Url, []);
        Assert.Contains("Sari is on it.", await told.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_says_so()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        reader.Answers["GET acknowledgements/ipl_token"] = () => SignedIn.Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound);

        using var answer = await reader.Browser.GetAsync(Url, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
