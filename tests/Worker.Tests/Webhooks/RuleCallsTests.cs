using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Webhooks;

public sealed class RuleCallsTests
{
    private static readonly EscalationCondition AfterHalfAnHour = new EscalationCondition.InState(IncidentState.New, 30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_calls_its_webhook_once_whatever_that_listens_to_and_the_record_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url, [], "Pager");
        var rule = Rule(webhook) with { Repeat = null };
        await desk.UseRulesAsync(rule);
        var incident = await desk.OpenAsync();

        desk.Advance(Duration.FromMinutes(30));
        await desk.FireAsync();
        await desk.FireAsync();
        await desk.CallAsync();

        var call = Assert.Single(receiver.Calls);
        var facts = call.Json.GetProperty("change").GetProperty("facts");
        Assert.Equal(("Called", incident, "WebhookCalled"), (call.Type, call.Record, call.Json.GetProperty("change").GetProperty("type").GetString()));
        Assert.Equal((rule.Id, "InState", 30), (
            facts.GetProperty("ruleId").GetGuid(), facts.GetProperty("when").GetProperty("type").GetString(), facts.GetProperty("when").GetProperty("minutes").GetInt32()));
        var line = Assert.Single(await desk.LinesAsync(incident), known => known.Entry is TimelineEntry.WebhookCalled);
        Assert.Equal((webhook, "Pager", Visibility.Internal), (
            ((TimelineEntry.WebhookCalled)line.Entry).WebhookId, ((TimelineEntry.WebhookCalled)line.Entry).Name, line.Visibility));
    }

    [Fact]
    public async Task Two_rules_at_all_of_a_target_break_it_once()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync("https://hooks.example.com/", [WebhookEvent.Breached]);
        var all = new EscalationCondition.ClockShare(ClockMetric.Response, 100);
        await desk.UseRulesAsync(
            new EscalationRule(Guid.CreateVersion7(), all, [new EscalationEffect.Notify(NotifyTarget.Group)]),
            new EscalationRule(Guid.CreateVersion7(), all, [new EscalationEffect.Notify(NotifyTarget.GroupLead)]));
        var incident = await desk.OpenAsync();

        desk.Advance(Duration.FromHours(3)); // of two to respond
        while (await desk.FireAsync() > 0)
        {
        }

        Assert.Single(await desk.WaitingAsync(webhook));
        Assert.Equal(2, (await desk.FiringsAsync(incident)).Count(firing => firing.Share == 100));
    }

    [Fact]
    public async Task A_reminder_tells_people_and_calls_nothing()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync("https://hooks.example.com/", []);
        await desk.UseRulesAsync(Rule(webhook));
        var incident = await desk.OpenAsync();

        for (var reminder = 0; reminder < 3; reminder++)
        {
            desk.Advance(Duration.FromMinutes(30));
            await desk.FireAsync();
        }

        Assert.Single(await desk.WaitingAsync(webhook));
        Assert.Equal(3, (await desk.LinesAsync(incident)).Count(line => line.Entry is TimelineEntry.ConditionMet));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_webhook_that_was_deleted_or_switched_off_fails_the_step_visibly(bool isDeleted)
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync("https://hooks.example.com/", [], "Pager");
        await desk.UseRulesAsync(Rule(webhook));
        var incident = await desk.OpenAsync();
        if (isDeleted) await desk.ReadAsync(db => db.Webhooks.ExecuteDeleteAsync(Cancel));
        else await desk.ReadAsync(db => db.Webhooks.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, false), Cancel));

        desk.Advance(Duration.FromMinutes(30));
        await desk.FireAsync();

        var missing = (await desk.LinesAsync(incident)).Select(line => line.Entry).OfType<TimelineEntry.WebhookMissing>().Single();
        Assert.Equal((webhook, isDeleted ? null : "Pager"), (missing.WebhookId, missing.Name));
        Assert.Empty(await desk.WaitingAsync(webhook));
    }

    [Fact]
    public async Task A_webhook_that_also_listens_to_rules_is_told_of_the_firing_and_of_the_call()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var desk = await WebhookDesk.CreateAsync();
        var (webhook, _) = await desk.AddWebhookAsync(receiver.Url, [WebhookEvent.RuleFired]);
        await desk.UseRulesAsync(Rule(webhook));
        await desk.OpenAsync();

        desk.Advance(Duration.FromMinutes(30));
        await desk.FireAsync();
        while (await desk.CallAsync() > 0) { }

        Assert.Equal(["RuleFired", "Called"], receiver.Calls.Select(call => call.Type));
    }

    private static EscalationRule Rule(Guid webhook) => new(
        Guid.CreateVersion7(), AfterHalfAnHour,
        [new EscalationEffect.CallWebhook(webhook), new EscalationEffect.Notify(NotifyTarget.Agents)], new EscalationRepeat(30, 2));
}
