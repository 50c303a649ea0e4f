using System.Text.Json;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Tests.AboutService;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.Levels;

public sealed class AgreementLevelsPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customer_says_what_an_offered_agreement_promises()
    {
        var agreement = AboutServicePageTests.Agreement(isCustomer: true, AgreementState.Offered);
        using var reader = await ReaderAsync(Role.Administrator, agreement);
        reader.Answers[$"PUT agreements/{agreement.Id}/levels"] = () => SignedIn.Json(new OlaPolicyResponse(1, []));

        using var answer = await reader.PostAsync($"/about-service/agreements/{agreement.Id}/levels",
        [
            ("Form.Version", "0"), ("Form.Do", "save"), ("Form.Targets[0].Priority", "P1"), ("Form.Targets[0].Metric", "Resolution"), ("Form.Targets[0].Text", "1h 30m"),
        ]);

        Assert.EndsWith("/levels?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"PUT agreements/{agreement.Id}/levels").Body).RootElement;
        Assert.Equal(5_400, sent.GetProperty("targets").EnumerateArray().Single().GetProperty("seconds").GetInt32());
    }

    [Theory]
    [InlineData(true, AgreementState.InForce, Role.Administrator)]
    [InlineData(false, AgreementState.Offered, Role.Administrator)]
    [InlineData(true, AgreementState.Offered, Role.Agent)]
    public async Task Others_and_later_it_is_read_only(bool isCustomer, AgreementState state, Role role)
    {
        var agreement = AboutServicePageTests.Agreement(isCustomer, state);
        using var reader = await ReaderAsync(role, agreement);
        reader.Answers[$"GET agreements/{agreement.Id}/levels"] = () =>
            SignedIn.Json(new OlaPolicyResponse(1, [new OlaTargetBody(Priority.P2, ClockMetric.Resolution, 7_200)]));

        var page = await reader.Browser.GetStringAsync($"/about-service/agreements/{agreement.Id}/levels", Cancel);

        Assert.Contains("<td>2h</td>", page);
        Assert.DoesNotContain("Form.Targets", page);
    }

    [Fact]
    public async Task Nothing_promised_is_said_in_words()
    {
        var agreement = AboutServicePageTests.Agreement(isCustomer: false, AgreementState.Offered);
        using var reader = await ReaderAsync(Role.Agent, agreement);

        Assert.Contains("Nothing is promised", await reader.Browser.GetStringAsync($"/about-service/agreements/{agreement.Id}/levels", Cancel));
    }

    private static async Task<SignedIn> ReaderAsync(Role role, AgreementResponse agreement)
    {
        var reader = await SignedIn.AsAsync(role);
        reader.Answers[$"GET agreements/{agreement.Id}"] = () => SignedIn.Json(agreement);
        reader.Answers[$"GET agreements/{agreement.Id}/levels"] = () => SignedIn.Json(new OlaPolicyResponse(0, []));
        return reader;
    }
}
