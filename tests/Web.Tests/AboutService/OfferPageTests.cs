using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.AboutService;

public sealed class OfferPageTests
{
    private static readonly ProviderResponse Provider = new(Guid.NewGuid(), "Cloud Provider");
    private static readonly Guid Group = Guid.NewGuid();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dates_are_typed_in_the_readers_zone_and_the_promise_is_asked_next()
    {
        using var reader = await AdministratorAsync();
        var agreement = Guid.NewGuid();
        reader.Answers["POST agreements"] = () => SignedIn.Json(AboutServicePageTests.Agreement(isCustomer: true, AgreementState.Offered) with { Id = agreement });

        using var answer = await reader.PostAsync("/about-service/offer",
        [
            ("Form.Name", " Night shift "), ("Form.ProviderId", Provider.Id.ToString()), ("Form.GroupId", Group.ToString()),
            ("Form.From", "2026-12-01T09:00"), ("Form.PricePerHour", "150000"), ("Form.Currency", "idr"),
        ]);

        Assert.EndsWith($"/about-service/agreements/{agreement}/levels?offered=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "POST agreements").Body).RootElement;
        Assert.Equal(("Night shift", "2026-12-01T02:00:00Z", "IDR"),
            (sent.GetProperty("name").GetString(), sent.GetProperty("fromAt").GetString(), sent.GetProperty("currency").GetString()));
    }

    [Fact]
    public async Task A_group_that_is_offered_already_is_said_and_what_was_typed_stays()
    {
        using var reader = await AdministratorAsync();
        reader.Answers["POST agreements"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        using var answer = await reader.PostAsync("/about-service/offer", [("Form.Name", "Night shift"), ("Form.ProviderId", Provider.Id.ToString())]);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("handed over or offered already", page);
        Assert.Contains("value=\"Night shift\"", page);
    }

    [Fact]
    public async Task Something_that_is_no_date_is_marked_and_nothing_is_sent()
    {
        using var reader = await AdministratorAsync();

        using var answer = await reader.PostAsync("/about-service/offer", [("Form.Name", "Night shift"), ("Form.From", "tomorrow")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(reader.Calls, call => call.Call == "POST agreements");
    }

    [Fact]
    public async Task Without_a_provider_the_page_says_so()
    {
        using var reader = await AdministratorAsync();
        reader.Answers["GET providers"] = () => SignedIn.Json(new PageResponse<ProviderResponse>([], ""));

        Assert.Contains("There is no provider", await reader.Browser.GetStringAsync("/about-service/offer", Cancel));
    }

    private static async Task<SignedIn> AdministratorAsync()
    {
        var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET providers"] = () => SignedIn.Json(new PageResponse<ProviderResponse>([Provider], ""));
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([], ""));
        reader.Answers["GET calendars"] = () => SignedIn.Json(new PageResponse<CalendarRowResponse>([], ""));
        return reader;
    }
}
