using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Escalation;

public sealed class EscalationPolicyTests
{
    private static readonly EscalationRuleBody Breach = new(
        new(EscalationConditionKind.ClockShare, ClockMetric.Resolution, 100), [new(EscalationEffectKind.Notify, NotifyTarget.IncidentManagers)]);

    private static readonly EscalationRuleBody Waiting = new(
        new(EscalationConditionKind.ConsumerWaiting, Minutes: 30), [new(EscalationEffectKind.Notify, NotifyTarget.Assignee)], null, 15, 3, true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_organization_has_a_policy_that_its_sla_policy_names()
    {
        var room = await OpenAsync();

        var policy = Assert.Single((await GetAsync<PageResponse<EscalationPolicyResponse>>(room.Manager, "escalation-policies")).Items);

        Assert.Equal((1, "Standard SLA", true), (policy.Version, Assert.Single(policy.UsedBy), policy.IsActive));
        Assert.Contains(policy.Rules, rule => rule.When == new EscalationConditionBody(EscalationConditionKind.ClockShare, ClockMetric.Response, 50));
    }

    [Fact]
    public async Task Other_rules_are_the_next_version_and_a_rule_keeps_its_id()
    {
        var room = await OpenAsync();
        var admin = await room.ClientAsync(Role.Administrator);
        var policy = await CreateAsync(admin, Breach);

        var changed = await ReadAsync<EscalationPolicyResponse>(await PutAsync(admin, policy, policy.Rules[0], Waiting));
        var same = await ReadAsync<EscalationPolicyResponse>(await PutAsync(admin, changed, [.. changed.Rules]));

        Assert.Equal((1, 2, 2), (policy.Version, changed.Version, same.Version));
        Assert.Equal(policy.Rules[0].Id, changed.Rules[0].Id);
        Assert.Equal(Waiting with { Id = null, Then = [] }, changed.Rules[1] with { Id = null, Then = [] });
        var versions = (await GetAsync<PageResponse<EscalationPolicyVersionResponse>>(admin, $"escalation-policies/{policy.Id}/versions?limit=1"));
        Assert.Equal((2, "Administrator"), (versions.Items.Single().Version, versions.Items.Single().CreatedBy));
        var first = await GetAsync<PageResponse<EscalationPolicyVersionResponse>>(admin, $"escalation-policies/{policy.Id}/versions?cursor={versions.NextCursor}");
        Assert.Single(Assert.Single(first.Items).Rules);
    }

    [Fact]
    public async Task A_rule_may_call_a_webhook_of_its_organization_and_nothing_else_by_that_effect()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var (admin, stranger) = (await room.ClientAsync(Role.Administrator), await other.ClientAsync(Role.Administrator));
        using var made = await PostAsync(admin, "webhooks", new SaveWebhookRequest("Pager", "https://hooks.example.com/", []));
        var webhook = (await ReadAsync<WebhookSecretResponse>(made)).Webhook.Id;

        var policy = await CreateAsync(admin, Calling(webhook));
        using var theirs = await PostAsync(stranger, "escalation-policies", new SaveEscalationPolicyRequest("Ours", [Calling(webhook)]));
        using var group = await PostAsync(admin, "escalation-policies", new SaveEscalationPolicyRequest("Group", [Calling(room.Organization.DeskId)]));

        Assert.Equal("Pager", policy.Rules[0].Then[0].Name);
        Assert.Equal(["unknown"], (await ProblemAsync(theirs, HttpStatusCode.UnprocessableEntity)).Errors!["rules[0].then"]);
        Assert.Equal(["unknown"], (await ProblemAsync(group, HttpStatusCode.UnprocessableEntity)).Errors!["rules[0].then"]);
        var manager = await room.ClientAsync(Role.ServiceDeliveryManager);
        Assert.Equal(
            [new RuleWebhookResponse(webhook, "Pager", true)],
            (await GetAsync<PageResponse<RuleWebhookResponse>>(manager, "escalation-policies/webhooks")).Items);
        Assert.Empty((await GetAsync<PageResponse<RuleWebhookResponse>>(stranger, "escalation-policies/webhooks")).Items);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Agent, "escalation-policies/webhooks"));

        static EscalationRuleBody Calling(Guid id) => new(new(EscalationConditionKind.Hops, Count: 3), [new(EscalationEffectKind.CallWebhook, Id: id)]);
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_has_changed_is_refused()
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);
        var policy = await CreateAsync(admin, Breach);
        using var changed = await PutAsync(admin, policy, Waiting);

        using var stale = await PutAsync(admin, policy, Breach);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (changed.StatusCode, stale.StatusCode));
    }

    [Theory]
    [InlineData("a share beyond 200 %", 250, null, "rules[0].when", EscalationProblemCodes.PercentOutOfRange)]
    [InlineData("a state in which nothing is owed", null, IncidentState.Closed, "rules[0].when", EscalationProblemCodes.NeverInState)]
    [InlineData("a condition without its value", null, null, "rules[0].when", "required")]
    public async Task A_rule_that_makes_no_sense_is_refused_with_its_field(string what, int? percent, IncidentState? state, string field, string code)
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);
        var when = state is null
            ? new EscalationConditionBody(EscalationConditionKind.ClockShare, ClockMetric.Response, percent)
            : new EscalationConditionBody(EscalationConditionKind.InState, State: state, Minutes: 30);

        using var response = await PostAsync(admin, "escalation-policies", new SaveEscalationPolicyRequest(what, [Breach with { When = when }]));

        Assert.Equal([code], (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors![field]);
    }

    [Fact]
    public async Task Rules_that_raise_and_lower_the_priority_are_refused()
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);
        var rules = new[]
        {
            Breach with { Then = [new(EscalationEffectKind.RaisePriority)] },
            Waiting with { Then = [new(EscalationEffectKind.LowerPriority)], RepeatEveryMinutes = null, RepeatTimes = null },
        };

        using var response = await PostAsync(admin, "escalation-policies", new SaveEscalationPolicyRequest("Up and down", rules));

        Assert.Equal([EscalationProblemCodes.PriorityLoop], (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!["rules[1].then"]);
    }

    [Fact]
    public async Task A_person_of_another_organization_cannot_be_named()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var stranger = await other.Organization.AddPersonAsync("Stranger", Role.Agent);
        var rule = Breach with { Then = [new(EscalationEffectKind.Notify, NotifyTarget.Person, stranger)] };

        using var response = await PostAsync(
            await room.ClientAsync(Role.Administrator), "escalation-policies", new SaveEscalationPolicyRequest("Abroad", [rule]));

        Assert.Equal(["unknown"], (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!["rules[0].then"]);
    }

    [Fact]
    public async Task A_rule_on_a_clock_that_nothing_starts_is_saved_with_a_warning()
    {
        var room = await OpenAsync();
        var admin = await room.ClientAsync(Role.Administrator);
        var policy = Assert.Single((await GetAsync<PageResponse<EscalationPolicyResponse>>(admin, "escalation-policies")).Items);
        var rule = Breach with { When = new(EscalationConditionKind.ClockShare, ClockMetric.Update, 80) };
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            update sla_policy_version set policy = jsonb_set(policy, ARRAY['targets'], (
                select coalesce(jsonb_agg(target), '[]') from jsonb_array_elements(policy -> 'targets') target where target ->> 'metric' <> 'Update'))
            where organization_id = {room.Organization.Id}
            """, Cancel));

        var saved = await ReadAsync<EscalationPolicyResponse>(await PutAsync(admin, policy, rule));

        Assert.Equal([EscalationProblemCodes.NeverMeasured], saved.Warnings["rules[0].when"]);
    }

    [Fact]
    public async Task A_new_record_follows_the_version_of_its_opening_for_good()
    {
        var room = await OpenAsync();
        var admin = await room.ClientAsync(Role.Administrator);
        var policy = Assert.Single((await GetAsync<PageResponse<EscalationPolicyResponse>>(admin, "escalation-policies")).Items);
        var before = await room.SubmitAsync("Before");
        using var changed = await PutAsync(admin, policy, Waiting);
        var after = await room.SubmitAsync("After");

        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var versions = await db.EscalationPolicyVersions.Where(version => version.PolicyId == policy.Id)
                .ToDictionaryAsync(version => version.Id, version => version.Version, Cancel);
            var watches = await db.Incidents.ToDictionaryAsync(row => row.Number, row => row.Watch!.PolicyVersionId!.Value, Cancel);
            Assert.Equal((1, 2), (versions[watches[before.Number]], versions[watches[after.Number]]));
        });
    }

    [Fact]
    public async Task A_dry_run_counts_what_would_have_fired_and_saves_nothing()
    {
        var room = await OpenAsync();
        var admin = await room.ClientAsync(Role.Administrator);
        var waiting = await room.SubmitAsync("Waiting");
        await room.SubmitAsync("Quiet");
        using var word = await PostAsync(room.Consumer, $"incidents/{waiting.Id}/comments", new { text = "And now?", visibility = "Public" });
        // As if it had happened three weeks ago.
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            update timeline set at = at - interval '21 days' where organization_id = {room.Organization.Id};
            update incident set opened_at = opened_at - interval '21 days' where organization_id = {room.Organization.Id}
            """, Cancel));

        using var response = await PostAsync(admin, "escalation-policies/dry-run", new DryRunEscalationRequest([Waiting, Breach]));

        var run = await ReadAsync<DryRunEscalationResponse>(response);
        Assert.Equal((2, true), (run.Records, run.IsComplete));
        // The rule on the waiting consumer and its three reminders on one record; the breach on both.
        Assert.Equal([(4, 1), (2, 2)], run.Rules.Select(rule => (rule.Firings, rule.Incidents)));
        Assert.Equal((6, 2), (run.Firings, run.Incidents));
        Assert.Single((await GetAsync<PageResponse<EscalationPolicyResponse>>(admin, "escalation-policies")).Items);
    }

    [Fact]
    public async Task A_dry_run_looks_only_at_its_own_organization()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        await other.SubmitAsync();

        using var response = await PostAsync(
            await room.ClientAsync(Role.Administrator), "escalation-policies/dry-run", new DryRunEscalationRequest([Breach]));

        Assert.Equal(0, (await ReadAsync<DryRunEscalationResponse>(response)).Records);
    }

    private static async Task<EscalationPolicyResponse> CreateAsync(HttpClient admin, params EscalationRuleBody[] rules)
    {
        using var response = await PostAsync(admin, "escalation-policies", new SaveEscalationPolicyRequest($"Policy {Guid.NewGuid():N}", rules));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync<EscalationPolicyResponse>(response);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient by, EscalationPolicyResponse policy, params EscalationRuleBody[] rules)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/escalation-policies/{policy.Id}")
        {
            Content = JsonContent.Create(new SaveEscalationPolicyRequest(policy.Name, rules), options: PlatformJson.Options),
        };
        request.Headers.Add("If-Match", $"\"{policy.Version}\"");
        return await by.SendAsync(request, Cancel);
    }
}
