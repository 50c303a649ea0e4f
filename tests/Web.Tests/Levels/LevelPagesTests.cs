using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Levels;

/// <summary>The pages on which SLA policies, the priority matrix and calendars are changed.</summary>
public sealed class LevelPagesTests
{
    private static readonly EscalationPolicyResponse Escalation =
        new(Guid.NewGuid(), "Night watch", true, 1, Instant.FromUtc(2026, 3, 3, 2, 0), [], [], new Dictionary<string, string[]>());

    private static readonly SlaPolicyResponse Policy = new(
        Guid.NewGuid(), "Standard", true, 4, new([new(null, Priority.P1, ClockMetric.Update, 1_800)], [HoldReason.Scheduled]),
        Instant.FromUtc(2026, 3, 3, 2, 0), ["General"]);

    private static readonly CalendarResponse Office = new(
        Guid.NewGuid(), "Office hours", true, true, 2,
        new("Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([["08:00", "17:00"]], 5), [], []], []), "2026a", Instant.FromUtc(2026, 3, 3, 2, 0));

    private static readonly LevelImpactResponse Impact = new(
        [new(RebaseMode.FromNow, 12_345, 0, 3, 0, 0, 0, 0, []), new(RebaseMode.FromStart, 12_345, 7, 3, 0, 0, 0, 0, [])], []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_effect_of_a_policy_is_that_of_its_targets_and_of_the_escalation_policy_that_was_chosen()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"POST sla-policies/{Policy.Id}/impact"] = () => SignedIn.Json(Impact);

        using var answer = await reader.PostAsync($"/administration/sla-policies/{Policy.Id}",
        [
            ("Form.Version", "4"), ("Form.Name", "Standard"), ("Form.IsActive", "true"), ("Form.Mode", "FromNow"), ("Form.Do", "preview"),
            ("Form.EscalationPolicyId", $"{Escalation.Id}"),
            ("Form.Targets[0].Priority", "P2"), ("Form.Targets[0].Metric", "Update"), ("Form.Targets[0].Text", "45m"),
        ]);

        Assert.Contains("12,345", await answer.Content.ReadAsStringAsync(Cancel));
        var sent = Sent(reader, $"POST sla-policies/{Policy.Id}/impact");
        Assert.Equal(Escalation.Id, sent.GetProperty("escalationPolicyId").GetGuid());
        Assert.Equal(2_700, sent.GetProperty("policy").GetProperty("targets").EnumerateArray().Single().GetProperty("seconds").GetInt32());
        Assert.DoesNotContain(reader.Calls, call => call.Call.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_of_a_policy_are_said_in_words_and_ask_whether_they_are_meant_so()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"POST sla-policies/{Policy.Id}/impact"] = () => SignedIn.Json(
            Impact with { Warnings = [new("policy.targets", LevelFindingCodes.PriorityWithoutTarget, Priority.P5, ClockMetric.Resolution)] });

        using var answer = await reader.PostAsync($"/administration/sla-policies/{Policy.Id}", 
        [
            ("Form.Version", "4"), ("Form.Name", "Standard"), ("Form.Do", "preview"),
            ("Form.Targets[0].Priority", "P1"), ("Form.Targets[0].Metric", "Resolution"), ("Form.Targets[0].Text", "4h"),
        ]);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Form.AcceptsWarnings", page);
        Assert.Contains("P5", page);
        Assert.DoesNotContain(LevelFindingCodes.PriorityWithoutTarget, page);
    }

    [Fact]
    public async Task A_matrix_is_saved_as_it_was_chosen_and_leads_to_the_change_that_is_under_way()
    {
        using var reader = await ReaderAsync();
        reader.Answers["PUT priority-matrix"] = () => SignedIn.Json(new PriorityMatrixResponse(8, Rows(Priority.P2), Guid.NewGuid()));

        using var answer = await reader.PostAsync("/administration/priority-matrix",
            [("Form.Version", "7"), ("Form.Mode", "FromStart"), ("Form.Do", "save"), .. Enumerable.Repeat(("Form.Cells", "P2"), 16)]);

        Assert.EndsWith("/administration/sla-policies?saved=true", answer.Headers.Location!.ToString());
        var sent = Sent(reader, "PUT priority-matrix");
        Assert.Equal("FromStart", sent.GetProperty("mode").GetString());
        Assert.All(sent.GetProperty("rows").EnumerateArray(), row => Assert.Equal(["P2", "P2", "P2", "P2"], row.EnumerateArray().Select(cell => cell.GetString()!)));
    }

    [Fact]
    public async Task A_matrix_that_is_not_whole_changes_nothing_and_shows_what_is_stored()
    {
        using var reader = await ReaderAsync();

        using var answer = await reader.PostAsync("/administration/priority-matrix", [("Form.Version", "7"), ("Form.Do", "save"), ("Form.Cells", "P1")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(16, (await answer.Content.ReadAsStringAsync(Cancel)).Split("name=\"Form.Cells\"").Length - 1);
        Assert.DoesNotContain(reader.Calls, call => call.Call.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Openings_that_cannot_be_read_stand_at_their_day_and_nothing_is_asked()
    {
        using var reader = await ReaderAsync();

        using var answer = await reader.PostAsync($"/administration/calendars/{Office.Id}",
            [("Form.Version", "2"), ("Form.Name", "Office hours"), ("Form.Zone", "Asia/Jakarta"), ("Form.Do", "preview"), ("Form.Week[0]", "eight to five")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("eight to five", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain(reader.Calls, call => call.Call.EndsWith("/impact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_that_the_platform_refuses_keeps_what_was_typed()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"PUT calendars/{Office.Id}"] = () => SignedIn.Problem(
            HttpStatusCode.UnprocessableEntity, ProblemCodes.Invalid, new() { ["calendar.week[1]"] = [CalendarProblemCodes.OpeningsOverlap] });

        using var answer = await reader.PostAsync($"/administration/calendars/{Office.Id}",
            [("Form.Version", "2"), ("Form.Name", "Office hours"), ("Form.Zone", "Asia/Jakarta"), ("Form.Do", "save"), ("Form.Week[0]", "08:00-12:00"), ("Form.Week[1]", "08:00-12:00, 11:00-15:00")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("08:00-12:00, 11:00-15:00", page);
        Assert.Contains("aria-invalid=\"true\"", page);
    }

    private static JsonElement Sent(SignedIn reader, string call) =>
        JsonDocument.Parse(reader.Calls.Single(made => made.Call == call).Body).RootElement;

    private static IReadOnlyList<IReadOnlyList<Priority>> Rows(Priority priority) =>
        [.. Enumerable.Repeat<IReadOnlyList<Priority>>([priority, priority, priority, priority], 4)];

    private static async Task<SignedIn> ReaderAsync()
    {
        var reader = await SignedIn.AsAsync(Role.ServiceDeliveryManager);
        reader.Answers["GET escalation-policies"] = () => SignedIn.Json(new PageResponse<EscalationPolicyResponse>([Escalation], ""));
        reader.Answers[$"GET sla-policies/{Policy.Id}"] = () => SignedIn.Json(Policy);
        reader.Answers["GET priority-matrix"] = () => SignedIn.Json(new PriorityMatrixResponse(7, Rows(Priority.P3)));
        reader.Answers["GET calendars"] = () => SignedIn.Json(new PageResponse<CalendarRowResponse>([], ""));
        reader.Answers[$"GET calendars/{Office.Id}"] = () => SignedIn.Json(Office);
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([], ""));
        return reader;
    }
}
