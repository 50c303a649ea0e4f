using System.Net;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.AboutService;

public sealed class AboutServicePageTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 1, 0, 0);
    private static readonly AgreementResponse Offered = Agreement(isCustomer: false, AgreementState.Offered);
    private static readonly AgreementResponse InForce = Agreement(isCustomer: true, AgreementState.InForce);

    [Theory]
    [InlineData(Role.Administrator, true, true)]
    [InlineData(Role.Agent, true, false)]
    [InlineData(Role.IncidentManager, false, false)]
    public async Task Each_side_is_offered_what_its_role_may_do(Role role, bool accepts, bool ends)
    {
        using var reader = await ReaderAsync(role);

        var page = await reader.Browser.GetStringAsync("/about-service", TestContext.Current.CancellationToken);

        Assert.Contains("You take over", page);
        Assert.Equal(accepts, page.Contains("value=\"accept\"", StringComparison.Ordinal));
        Assert.Equal(ends, page.Contains("value=\"end\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consumer_sees_the_figures_and_no_agreement()
    {
        using var reader = await ReaderAsync(Role.Consumer);

        var page = await reader.Browser.GetStringAsync("/about-service", TestContext.Current.CancellationToken);

        Assert.Contains("November 2026", page);
        Assert.DoesNotContain("Night shift", page);
        Assert.DoesNotContain("GET agreements", reader.Calls.Select(call => call.Call));
    }

    [Fact]
    public async Task Accepting_is_sent_and_said()
    {
        using var reader = await ReaderAsync(Role.Administrator);
        reader.Answers[$"POST agreements/{Offered.Id}/accept"] = () => SignedIn.Json(Offered with { State = AgreementState.InForce });

        using var answer = await reader.PostAsync("/about-service", [("Form.Action", "accept"), ("Form.Id", Offered.Id.ToString())]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/about-service?done=accept", answer.Headers.Location!.ToString());
    }

    private static async Task<SignedIn> ReaderAsync(Role role)
    {
        var reader = await SignedIn.AsAsync(role);
        reader.Answers["GET agreements"] = () => SignedIn.Json(new PageResponse<AgreementResponse>([Offered, InForce], ""));
        reader.Answers["GET about-service"] = () => SignedIn.Json(new AboutServiceResponse(
            12, 4, 5, 2, [new(Channel.Web, 40), new(Channel.Email, 9)], 3, 1, 2,
            new(new LocalDate(2026, 11, 1), At, At + Duration.FromDays(30), 49, 120, 90_000, 30_000, 5_000_000, [])));
        return reader;
    }

    internal static AgreementResponse Agreement(bool isCustomer, AgreementState state) => new(
        Guid.NewGuid(), "Night shift", state, isCustomer, Guid.NewGuid(), "Bank", Guid.NewGuid(), "Awan Mitra", Guid.NewGuid(), "Network", null, null,
        false, 25_000, 150_000, "IDR", At, null, At, state == AgreementState.Offered ? null : At);
}
