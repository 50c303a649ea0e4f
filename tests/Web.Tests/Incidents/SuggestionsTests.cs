using System.Net;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class SuggestionsTests
{
    private static readonly Guid Known = Guid.NewGuid();
    private static readonly Guid Service = Guid.NewGuid();

    [Fact]
    public async Task What_helps_is_a_part_of_a_page_with_what_others_wrote_encoded()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET suggestions"] = () => SignedIn.Json(new SuggestionsResponse(
            new(Service, "Mail"), [new(Known, "DEMO-7", "<b>Mail is down</b>", "Mail", An.Opened, true)]));

        var part = await reader.Browser.GetStringAsync("/partials/suggestions?q=mail%20is%20slow", TestContext.Current.CancellationToken);

        Assert.Contains($"data-pick-service=\"{Service}\"", part);
        Assert.Contains($"formaction=\"/follow/{Known}\"", part);
        Assert.Contains("&lt;b&gt;Mail is down&lt;/b&gt;", part);
        Assert.DoesNotContain("<html", part);
    }

    [Fact]
    public async Task Whoever_works_on_records_sees_similar_ones_and_how_they_were_solved()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        var category = Guid.NewGuid();
        reader.Answers["GET suggestions"] = () => SignedIn.Json(new SuggestionsResponse(null, [])
        {
            Similar = [An.Similar("<i>VPN fails</i>", "Renewed the certificate")],
            Classification = new(null, null, category, "VPN", Impact.Significant, Urgency.High),
        });

        var part = await reader.Browser.GetStringAsync("/partials/suggestions?q=vpn%20fails", TestContext.Current.CancellationToken);

        Assert.Contains("&lt;i&gt;VPN fails&lt;/i&gt;", part);
        Assert.Contains("Renewed the certificate", part);
        Assert.Contains($"data-value=\"{category}\"", part);
        Assert.Contains("data-value=\"Significant High\"", part);
    }

    [Fact]
    public async Task Following_a_known_incident_leads_to_it()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET services"] = () => SignedIn.Json(new PageResponse<ServiceResponse>([], ""));
        reader.Answers[$"POST incidents/{Known}/followers"] = () => SignedIn.Json(An.Incident());

        using var answer = await reader.PostAsync("/submit", [], $"/follow/{Known}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith($"/incidents/{Known}", answer.Headers.Location!.ToString());
        Assert.Contains("\"follows\":true", reader.Calls.Single(call => call.Call == $"POST incidents/{Known}/followers").Body);
    }
}
