using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Escalation;

public sealed class EscalationPolicyPageTests
{
    private static readonly RuleWebhookResponse Pager = new(Guid.NewGuid(), "Pager", true);
    private static readonly GroupMemberResponse Sari = new(Guid.NewGuid(), "Sari");
    private static readonly GroupResponse Network = new(Guid.NewGuid(), "Network", 2, false, null, true, [Sari], Sari.Id, null);

    private static readonly EscalationPolicyResponse Policy = new(
        Guid.NewGuid(), "Standard", true, 3, Instant.FromUtc(2026, 3, 3, 2, 0),
        [
            new(
                new(EscalationConditionKind.InState, State: IncidentState.Assigned, Minutes: 90),
                [
                    new(EscalationEffectKind.Notify, NotifyTarget.GroupLead), new(EscalationEffectKind.Notify, NotifyTarget.Person, Sari.Id, "Sari"),
                    new(EscalationEffectKind.RaisePriority),
                ],
                Guid.NewGuid(), 30, 2, true),
        ],
        ["Standard SLA"], new Dictionary<string, string[]>());

    private static string Url => $"/administration/escalation/{Policy.Id}";

    [Fact]
    public async Task A_rule_reads_as_a_sentence()
    {
        using var reader = await AdministratorAsync();

        var page = WebUtility.HtmlDecode(await reader.Browser.GetStringAsync(Url, TestContext.Current.CancellationToken));

        Assert.Contains(
            "When it has been in the state “Assigned” for 1h 30m of business time, tell the group’s lead, Sari and raise the priority.".Replace("lead, Sari and", "lead and Sari and", StringComparison.Ordinal),
            page);
        Assert.Contains("Reminds up to 2 times, every 30m of business time. Keeps still once somebody is on it.", page);
    }

    [Fact]
    public async Task Saving_sends_what_was_typed_with_the_version_that_was_seen_and_keeps_the_rules_id()
    {
        using var reader = await AdministratorAsync();
        reader.Answers[$"PUT escalation-policies/{Policy.Id}"] = () => SignedIn.Json(Policy);

        using var answer = await PostAsync(reader, "save");

        Assert.EndsWith("/administration/escalation?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"PUT escalation-policies/{Policy.Id}").Body).RootElement;
        var rule = sent.GetProperty("rules").EnumerateArray().Single();
        Assert.Equal(Policy.Rules[0].Id, rule.GetProperty("id").GetGuid());
        Assert.Equal(("ClockShare", 80), (rule.GetProperty("when").GetProperty("kind").GetString(), rule.GetProperty("when").GetProperty("percent").GetInt32()));
        Assert.Equal(
            ["GroupLead", "Person", null, null],
            rule.GetProperty("then").EnumerateArray().Select(effect => effect.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task A_refused_rule_stands_open_with_the_reason()
    {
        using var reader = await AdministratorAsync();
        reader.Answers[$"PUT escalation-policies/{Policy.Id}"] = () => Refusal("rules[0].then", EscalationProblemCodes.PriorityLoop);

        using var answer = await PostAsync(reader, "save");

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("records would go up and down", page);
        Assert.Contains("value=\"80\"", page);
    }

    [Fact]
    public async Task A_dry_run_shows_its_figures_and_saves_nothing()
    {
        using var reader = await AdministratorAsync();
        reader.Answers["POST escalation-policies/dry-run"] = () => SignedIn.Json(new DryRunEscalationResponse(
            Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 4, 1, 0, 0), 800, true, 41, 37, 6, [new DryRunRuleResponse(41, 37, 6)]));

        using var answer = await PostAsync(reader, "try");

        Assert.Contains("Would have fired 41 times on 37 incidents; 6 at night.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(reader.Calls, call => call.Call.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_is_added_and_taken_away_without_a_word_to_the_api()
    {
        using var reader = await AdministratorAsync();

        using var added = await PostAsync(reader, "add");
        using var removed = await PostAsync(reader, "remove-0");

        Assert.Contains("Form.Rules[1].Kind", await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Form.Rules[0].Kind", await removed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_webhook_is_chosen_by_name_and_said_in_the_sentence()
    {
        using var reader = await AdministratorAsync();

        using var answer = await reader.PostAsync(Url,
        [
            ("Form.Action", "add"), ("Form.Version", "3"), ("Form.Name", "Standard"), ("Form.Rules[0].Id", Policy.Rules[0].Id!.Value.ToString()),
            ("Form.Rules[0].Kind", "Hops"), ("Form.Rules[0].Count", "3"), ("Form.Rules[0].WebhookIds[0]", Pager.Id.ToString()),
        ]);

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("call the webhook Pager", page);
        Assert.Contains("Form.Rules[0].WebhookIds[1]", page);
    }

    [Fact]
    public async Task A_new_rule_has_no_id_yet_and_is_saved()
    {
        using var reader = await AdministratorAsync();
        reader.Answers[$"PUT escalation-policies/{Policy.Id}"] = () => SignedIn.Json(Policy);

        using var answer = await reader.PostAsync(Url,
        [
            ("Form.Action", "save"), ("Form.Version", "3"), ("Form.Name", "Standard"), ("Form.Rules[0].Id", ""), ("Form.Rules[0].Kind", "Hops"),
            ("Form.Rules[0].Count", "3"), ("Form.Rules[0].Targets", "GroupLead"), ("Form.Rules[0].PersonIds[0]", ""), ("Form.Rules[0].AssignTo", ""),
            ("Form.Rules[0].Change", ""), ("Form.Rules[0].RepeatEvery", ""), ("Form.Rules[0].RepeatTimes", ""),
        ]);

        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"PUT escalation-policies/{Policy.Id}").Body).RootElement;
        Assert.Equal("GroupLead", sent.GetProperty("rules").EnumerateArray().Single().GetProperty("then")[0].GetProperty("target").GetString());
    }

    [Fact]
    public async Task Who_does_not_administer_is_turned_away()
    {
        using var reader = await SignedIn.AsAsync(Role.IncidentManager);

        using var answer = await reader.Browser.GetAsync(Url, TestContext.Current.CancellationToken);

        Assert.StartsWith("https://localhost/forbidden", answer.Headers.Location!.ToString());
    }

    private static async Task<SignedIn> AdministratorAsync()
    {
        var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([Network], ""));
        reader.Answers["GET escalation-policies/webhooks"] = () => SignedIn.Json(new PageResponse<RuleWebhookResponse>([Pager], ""));
        reader.Answers[$"GET escalation-policies/{Policy.Id}"] = () => SignedIn.Json(Policy);
        reader.Answers[$"GET escalation-policies/{Policy.Id}/versions"] = () => SignedIn.Json(new PageResponse<EscalationPolicyVersionResponse>([], ""));
        return reader;
    }

    private static Task<HttpResponseMessage> PostAsync(SignedIn reader, string action) => reader.PostAsync(Url,
    [
        ("Form.Action", action), ("Form.Version", "3"), ("Form.Name", "Standard"), ("Form.IsActive", "true"),
        ("Form.Rules[0].Id", Policy.Rules[0].Id!.Value.ToString()), ("Form.Rules[0].Kind", "ClockShare"), ("Form.Rules[0].Metric", nameof(ClockMetric.Response)),
        ("Form.Rules[0].Percent", "80"), ("Form.Rules[0].Minutes", "90"), ("Form.Rules[0].Targets", "GroupLead"),
        ("Form.Rules[0].PersonIds[0]", Sari.Id.ToString()), ("Form.Rules[0].PersonIds[1]", ""), ("Form.Rules[0].GroupIds[0]", ""),
        ("Form.Rules[0].AssignTo", Network.Id.ToString()), ("Form.Rules[0].Change", "RaisePriority"), ("Form.Rules[0].Stops", "true"),
    ]);

    private static HttpResponseMessage Refusal(string field, string code) => new(HttpStatusCode.UnprocessableEntity)
    {
        Content = System.Net.Http.Json.JsonContent.Create(
            new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.Invalid, "invalid", 422, null, new Dictionary<string, string[]> { [field] = [code] }),
            options: Contracts.Json.PlatformJson.Options),
    };
}
