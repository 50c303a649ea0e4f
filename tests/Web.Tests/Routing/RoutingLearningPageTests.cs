using System.Net;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Routing;

public sealed class RoutingLearningPageTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 2, 0);
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Desk = Guid.NewGuid();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_model_each_page_says_what_to_do_next()
    {
        using var reader = await ManagerAsync();
        reader.Answers["GET routing/quality"] = () => SignedIn.Json(new RoutingQualityResponse(null, Desk, [], null, []));
        reader.Answers["GET routing/misroutes"] = () => SignedIn.Json(new PageResponse<MisrouteResponse>([], ""));
        reader.Answers["POST routing/what-if"] = () => SignedIn.Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound);

        Assert.Contains("Nothing is measured yet", await reader.Browser.GetStringAsync("/routing/quality", Cancel));
        Assert.Contains("No misroutes", await reader.Browser.GetStringAsync("/routing/misroutes", Cancel));
        Assert.Contains("Nothing is measured yet", await reader.Browser.GetStringAsync("/routing/what-if", Cancel));
        Assert.Contains("No model yet", await reader.Browser.GetStringAsync("/routing/versions", Cancel));
    }

    [Fact]
    public async Task Quality_shows_the_outcome_of_the_threshold_in_the_address_and_what_has_changed()
    {
        using var reader = await ManagerAsync(Model());
        reader.Answers["GET routing/quality"] = () => SignedIn.Json(new RoutingQualityResponse(
            Model(), Desk, [Week(16), Week(23)], At, [new RoutingDriftResponse(RoutingDriftKind.Precision, 0.85, 0.7)]));

        var page = await reader.Browser.GetStringAsync("/routing/quality?at=80", Cancel);

        Assert.Contains("120 of 200 records would be assigned without a person (60%); 97% of them right, 4 wrong.", page);
        Assert.Contains("Right first guesses fell from 85% to 70%.", page);
        Assert.Contains("value=\"80\"", page);
        Assert.Contains("Who is taken for whom", page);
        Assert.True(page.IndexOf("Network", StringComparison.Ordinal) < page.LastIndexOf("service desk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misroute_says_what_was_said_why_and_where_it_ended()
    {
        using var reader = await ManagerAsync();
        var guess = new RoutingSuggestionResponse(Network, "Network", 0.87, [new RoutingTermResponse("vpn", 2.25)]) { Against = [new RoutingTermResponse("payroll", -0.5)] };
        reader.Answers["GET routing/misroutes"] = () => SignedIn.Json(new PageResponse<MisrouteResponse>(
            [new MisrouteResponse(Guid.NewGuid(), "DEMO-1", "Payslip is empty", At, RoutingOutcome.Assigned, 3, guess, Desk, "Applications", At, 1)], "next"));

        var page = await reader.Browser.GetStringAsync("/routing/misroutes?week=2026-11-23", Cancel);

        foreach (var words in new[] { "DEMO-1", "Payslip is empty", "assigned automatically", "Network", "87%", "Applications", "vpn", "payroll", "cursor=next" })
            Assert.Contains(words, page);
    }

    [Fact]
    public async Task A_replay_that_is_being_prepared_shows_its_progress_and_is_looked_at_again()
    {
        using var reader = await ManagerAsync(Model());
        reader.Answers["POST routing/what-if"] = () => SignedIn.Json(new WhatIfResponse(1, 40, 0, null, null, 0, null, null, null, null, []));

        var page = await reader.Browser.GetStringAsync("/routing/what-if?version=1&by=threshold&at=80", Cancel);

        Assert.Contains("value=\"40\"", page);
        Assert.Contains("data-refresh=\"true\"", page);
        Assert.Contains(reader.Calls, call => call.Call == "POST routing/what-if" && call.Body.Contains("\"threshold\":0.8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replay_sets_what_is_asked_beside_what_happened()
    {
        using var reader = await ManagerAsync(Model());
        reader.Answers["POST routing/what-if"] = () => SignedIn.Json(new WhatIfResponse(
            1, 100, 160, At, At, 120, 600, new(100, 95, 5, 50, 10, 7_200, 3_000), new(80, 78, 2, 70, 10, 3_600, 1_200), new(0, 0, 0, 160, 0, 0, 0),
            [new WhatIfGroupResponse(Network, "Network", null, 0, 0, 0)]));

        var page = await reader.Browser.GetStringAsync("/routing/what-if", Cancel);

        foreach (var words in new[] { "160 records", "95.0%", "2 h", "never" }) Assert.Contains(words, page);
        Assert.Contains(reader.Calls, call => call.Body.Contains("\"targetPrecision\":0.95", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_is_added_to_what_is_left_out_and_another_is_taken_away()
    {
        using var reader = await LearnerAsync();

        using var added = await reader.PostAsync(
            "/routing/learning", [("Form.Action", "exclude"), ("Form.GroupId", $"{Network}"), ("Form.From", "2026-02-01"), ("Form.Reason", "The migration")]);
        using var removed = await reader.PostAsync("/routing/learning", [("Form.Action", "include"), ("Form.Key", $"{Desk}||||Bulk")]);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (added.StatusCode, removed.StatusCode));
        var saved = reader.Calls.Where(call => call.Call == "PUT routing/exclusions").Select(call => call.Body).ToArray();
        Assert.True(saved[0].Contains("Bulk", StringComparison.Ordinal) && saved[0].Contains("The migration", StringComparison.Ordinal) && saved[0].Contains("2026-02-01", StringComparison.Ordinal));
        Assert.DoesNotContain("Bulk", saved[1]);
    }

    [Fact]
    public async Task A_successor_is_named_and_a_refusal_keeps_what_was_chosen()
    {
        using var reader = await LearnerAsync();
        reader.Answers["PUT routing/successors"] = () => SignedIn.Problem(HttpStatusCode.UnprocessableEntity, ProblemCodes.Invalid);

        using var refused = await reader.PostAsync("/routing/learning", [("Form.Action", "succeed"), ("Form.GroupId", $"{Network}"), ("Form.SuccessorId", $"{Desk}")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"value=\"{Network}\" selected", await refused.Content.ReadAsStringAsync(Cancel));
        Assert.Contains(reader.Calls, call => call.Call == "PUT routing/successors" && call.Body.Contains($"{Network}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calendar_can_be_left_to_drift_alone()
    {
        using var reader = await LearnerAsync();

        using var saved = await reader.PostAsync("/routing/learning", [("Form.Action", "schedule"), ("Form.RetrainDays", ""), ("Form.RetrainsOnDrift", "true")]);

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains(reader.Calls, call => call.Call == "PUT routing/learning" && call.Body.Contains("\"retrainsOnDrift\":true", StringComparison.Ordinal)
            && !call.Body.Contains("\"retrainDays\":7", StringComparison.Ordinal));
    }

    private static async Task<SignedIn> ManagerAsync(params RoutingModelResponse[] models)
    {
        var reader = await SignedIn.AsAsync(Role.IncidentManager);
        reader.Answers["GET routing/models"] = () => SignedIn.Json(new PageResponse<RoutingModelResponse>(models, ""));
        return reader;
    }

    private static async Task<SignedIn> LearnerAsync()
    {
        var reader = await ManagerAsync();
        GroupResponse[] groups = [new(Network, "Network", 2, false, null, true, []), new(Desk, "Service desk", 1, true, null, true, [])];
        TrainingExclusionResponse[] exclusions = [new(Desk, "Service desk", null, null, null, null, "Bulk", "Manager", At)];
        reader.Answers["GET routing/learning"] = () => SignedIn.Json(new LearningSettings(7, false));
        reader.Answers["PUT routing/learning"] = () => SignedIn.Json(new LearningSettings(null, true));
        reader.Answers["GET routing/exclusions"] = () => SignedIn.Json(new TrainingExclusionsResponse(exclusions));
        reader.Answers["PUT routing/exclusions"] = () => SignedIn.Json(new TrainingExclusionsResponse([]));
        reader.Answers["GET routing/successors"] = () => SignedIn.Json(new GroupSuccessorsResponse([]));
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>(groups, ""));
        return reader;
    }

    private static RoutingWeekResponse Week(int day) => new(new LocalDate(2026, 11, day), 100, 2, 80, 40, 39, 0.8, 900, 45, [new(Network, null, 60), new(Desk, null, 40)]);

    private static RoutingModelResponse Model() => new(
        1, RoutingModelState.InService, 100, null, 1_500, At, At,
        new RoutingMetricsResponse(
            1_500, At, At, 200, At, 0.95, 0.85, 0.8, 0.97, 0.4, 0.5, 0.96, 0.03, 0.01, new(90, 0.9, 0.6, 0.97), new(110, 0.7, 0.3, 0.95),
            [Metrics(Desk, "Service desk", 90), Metrics(Network, "Network", 110)], [])
        {
            Bands = [new(0.8, 0.9, 100, 0.85, 0.83), new(0.9, 1, 100, 0.95, 0.97)],
            Curve = [.. Enumerable.Range(0, 100).Select(step => new CoveragePointResponse(step / 100.0, step <= 80 ? 1 - step / 200.0 : 0.2, step <= 80 ? 0.967 : 0.99))],
            Confusions = [new(Network, "Network", Desk, "Service desk", 12)],
            Weeks = [Week(16)],
        },
        At, null, At, At, null)
    {
        Trigger = RoutingTrigger.First,
        PromotionCause = PromotionCause.First,
    };

    private static RoutingGroupMetricsResponse Metrics(Guid id, string name, int support) => new(id, name, 700, support, support, 0.9, 0.8, 0.85, 0.9, 50, 0.96);
}
