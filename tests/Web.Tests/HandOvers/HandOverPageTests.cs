using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Web.Tests.AboutService;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.HandOvers;

public sealed class HandOverPageTests
{
    private static readonly Guid Network = Guid.NewGuid();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reasons_stand_with_their_figures_and_lead_to_an_offer_of_that_group()
    {
        using var reader = await ReaderAsync(Report([Judged()]));

        var page = await PageAsync(reader, "/reports/hand-over");

        Assert.Contains("38 % arrives out of hours", page);
        Assert.Contains("71 % of promises kept, goal 95 %", page);
        Assert.Contains("price is 0.60 of the own cost (Network nights)", page);
        Assert.Contains("IDR 12,000,000", page);
        Assert.Contains($"/about-service/offer?groupId={Network}", page);
        Assert.Contains($"/reports/hand-over/simulation?groupId={Network}&amp;months=3", page);
    }

    [Fact]
    public async Task A_group_about_which_an_agreement_is_open_is_not_offered_again()
    {
        var offered = Judged() with { Agreement = new(Guid.NewGuid(), "Network nights", "Cloud Provider", AgreementState.Offered) };
        using var reader = await ReaderAsync(Report([offered]));

        var page = await PageAsync(reader, "/reports/hand-over");

        Assert.Contains("Cloud Provider", page);
        Assert.DoesNotContain("/about-service/offer?groupId", page);
    }

    [Fact]
    public async Task Few_records_are_said_and_nothing_is_invented()
    {
        var few = Judged() with { IsJudged = false, Reasons = [], Received = 12, OwnCost = null, Price = null };
        using var reader = await ReaderAsync(Report([few]) with { HourlyCost = null });

        var page = await PageAsync(reader, "/reports/hand-over");

        Assert.Contains("Fewer than 30 records, not judged: Network (12)", page);
        Assert.Contains("No group received 30 records or more", page);
        Assert.Contains("Nothing has been handed over yet", page);
        Assert.Contains("Nothing happened in this period", page);
    }

    [Theory]
    [InlineData(HandOverVerdict.Delivered, "It delivered its targets: 90 % of 40 promises kept, goal 95 %.")]
    [InlineData(HandOverVerdict.Missed, "It missed its targets: 90 % of 40 promises kept, goal 95 %.")]
    [InlineData(HandOverVerdict.TooFew, "Too early to say: 40 promises have ended, 30 are needed.")]
    [InlineData(HandOverVerdict.NothingPromised, "no target was agreed")]
    [InlineData(HandOverVerdict.NoGoal, "It kept 90 % of 40 promises; no goal is set.")]
    public async Task Before_and_after_stand_side_by_side_with_a_verdict(HandOverVerdict verdict, string sentence)
    {
        var side = new HandOverSideResponse(120, new DurationFiguresResponse(110, 7_200, 3_600, 14_400), new ShareResponse(99, 110, 0.9));
        var after = new HandOverAfterResponse(
            Guid.NewGuid(), "Network nights", "Cloud Provider", Network, "Network", AgreementState.InForce, Instant.FromUtc(2026, 8, 1, 0, 0), 90,
            side, side with { Received = 140 }, new ShareResponse(36, 40, 0.9), verdict);
        using var reader = await ReaderAsync(Report([]) with { Afterwards = [after] });

        var page = await PageAsync(reader, "/reports/hand-over");

        Assert.Contains(sentence, page);
        Assert.Contains("2h 00m (110)", page);
        Assert.Contains(">140<", page);
    }

    [Fact]
    public async Task The_matrix_says_whose_hands_an_activity_was_in()
    {
        using var reader = await ReaderAsync(Report([]) with
        {
            Matrix =
            [
                new(HandOverActor.ServiceDesk, HandOverActivity.Receive, 75, 25), new(HandOverActor.ServiceDesk, HandOverActivity.Diagnose, 7_200, 0),
                new(HandOverActor.TierTwo, HandOverActivity.Resolve, 0, 9),
            ],
        });

        var page = await PageAsync(reader, "/reports/hand-over");

        Assert.Contains("25 % provider", page);
        Assert.Contains(">2 h<", page);
        Assert.Contains("Support groups, tier 2", page);
    }

    [Fact]
    public async Task The_hourly_cost_is_saved_and_a_refusal_stays_at_its_field()
    {
        using var reader = await ReaderAsync(Report([]));
        reader.Answers["PUT reports/hand-over/hourly-cost"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);

        using var saved = await reader.PostAsync("/reports/hand-over", [("Form.Amount", "150000"), ("Form.Currency", "idr")]);
        reader.Answers["PUT reports/hand-over/hourly-cost"] = () => SignedIn.Problem(
            HttpStatusCode.UnprocessableEntity, ProblemCodes.Invalid, new() { ["currency"] = ["Three capitals."] });
        using var refused = await reader.PostAsync("/reports/hand-over", [("Form.Amount", "7"), ("Form.Currency", "rp")]);

        Assert.EndsWith("/reports/hand-over?months=3&saved=true", saved.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.First(call => call.Call.StartsWith("PUT", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal((150_000, "IDR"), (sent.GetProperty("amount").GetInt32(), sent.GetProperty("currency").GetString()));
        var page = await refused.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Three capitals.", page);
        Assert.Contains("value=\"7\"", page);
    }

    [Fact]
    public async Task A_simulation_sends_the_terms_of_the_address_and_says_what_it_assumes()
    {
        using var reader = await ReaderAsync(Report([]));
        reader.Answers["POST reports/hand-over/simulation"] = () => SignedIn.Json(Simulation());

        var page = await PageAsync(
            reader, $"/reports/hand-over/simulation?run=true&groupId={Network}&months=6&pricePerHour=90000&currency=idr&P1Response=30m&P2Resolution=4h");

        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "POST reports/hand-over/simulation").Body).RootElement;
        var terms = sent.GetProperty("terms");
        Assert.Equal((90_000, "IDR", 2), (terms.GetProperty("pricePerHour").GetInt32(), terms.GetProperty("currency").GetString(), terms.GetProperty("targets").GetArrayLength()));
        Assert.Equal(14_400, terms.GetProperty("targets")[1].GetProperty("seconds").GetInt32());
        Assert.Contains("Assumed: the same handling time", page);
        Assert.Contains("instead of 12h 00m", page);
        Assert.Contains("95 %", page);
        Assert.Contains("own cost is not known", page);
    }

    [Fact]
    public async Task A_target_that_cannot_be_read_is_marked_and_nothing_is_asked()
    {
        using var reader = await ReaderAsync(Report([]));

        using var answer = await reader.Browser.GetAsync($"/reports/hand-over/simulation?run=true&groupId={Network}&P1Response=soon", Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("A time such as 30m, 4h or 1h 30m.", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain(reader.Calls, call => call.Call == "POST reports/hand-over/simulation");
    }

    [Fact]
    public async Task Too_much_to_replay_is_said_in_words()
    {
        using var reader = await ReaderAsync(Report([]));
        reader.Answers["POST reports/hand-over/simulation"] = () => SignedIn.Problem(
            HttpStatusCode.UnprocessableEntity, ProblemCodes.Invalid, new() { ["to"] = ["Too much."] });

        using var answer = await reader.Browser.GetAsync($"/reports/hand-over/simulation?run=true&groupId={Network}", Cancel);

        Assert.Contains("Choose fewer months.", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData(Role.IncidentManager)]
    [InlineData(Role.BusinessContact)]
    [InlineData(Role.Agent)]
    public async Task Who_plans_no_hand_overs_is_turned_away(Role role)
    {
        using var reader = await SignedIn.AsAsync(role);

        foreach (var path in new[] { "/reports/hand-over", "/reports/hand-over/simulation", "/about-service/offer" })
        {
            using var answer = await reader.Browser.GetAsync(path, Cancel);
            Assert.False(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        }
    }

    // A sign that stays with its number is read like any other.
    private static async Task<string> PageAsync(SignedIn reader, string path) =>
        (await reader.Browser.GetStringAsync(path, Cancel)).Replace("&#xA0;", " ", StringComparison.Ordinal);

    private static async Task<SignedIn> ReaderAsync(HandOverResponse report)
    {
        var reader = await SignedIn.AsAsync(Role.ServiceDeliveryManager);
        reader.Answers["GET reports/hand-over"] = () => SignedIn.Json(report);
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([], ""));
        reader.Answers["GET calendars"] = () => SignedIn.Json(new PageResponse<CalendarRowResponse>([], ""));
        reader.Answers["GET agreements"] = () => SignedIn.Json(new PageResponse<AgreementResponse>([AboutServicePageTests.Agreement(isCustomer: true, AgreementState.InForce)], ""));
        return reader;
    }

    private static HandOverResponse Report(IReadOnlyList<HandOverGroupResponse> groups) => new(
        new ReportPeriodResponse(new LocalDate(2026, 9, 1), new LocalDate(2026, 12, 1)), "Asia/Jakarta", Instant.FromUtc(2026, 11, 25, 0, 0),
        IncidentKind.Incident, 0.95, 30, new HourlyCostResponse(150_000, "IDR"), [], groups, []);

    private static HandOverGroupResponse Judged() => new(
        Network, "Network", HandOverActor.TierTwo, null, true, [HandOverReason.OutOfHours, HandOverReason.BelowGoal, HandOverReason.Cheaper], 100,
        new ShareResponse(38, 100, 0.38), 288_000, 720_000, new ShareResponse(71, 100, 0.71), new ShareResponse(0, 90, 0), 12_000_000,
        new HandOverPriceResponse(7_200_000, "IDR", Guid.NewGuid(), "Network nights", 0.6));

    private static HandOverSimulationResponse Simulation() => new(
        Network, "Network", new ReportPeriodResponse(new LocalDate(2026, 9, 1), new LocalDate(2026, 12, 1)), "Office hours", "Always", 40, 2, 41, 20, 0,
        144_000, 72_000, 43_200, 7_200, new ShareResponse(40, 40, 1), new ShareResponse(38, 40, 0.95), new ShareResponse(20, 40, 0.5),
        new ShareResponse(38, 40, 0.95), [new SimulatedPriorityResponse(Priority.P2, 40, new ShareResponse(40, 40, 1), new ShareResponse(38, 40, 0.95))],
        3_600_000, "IDR", null, null);
}
