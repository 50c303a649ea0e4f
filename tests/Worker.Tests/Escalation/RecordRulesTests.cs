using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Escalation;

public sealed class RecordRulesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stay_in_a_state_fires_and_reminds_each_time_once_and_ends_with_the_stay()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(Rule(new EscalationCondition.InState(IncidentState.New, 30)) with { Repeat = new EscalationRepeat(10, 5) });
        var id = await desk.OpenAsync();

        desk.MoveTo(TestDesk.Opening + Duration.FromMinutes(30));
        Assert.Equal(1, await desk.FireAsync());
        desk.Advance(Duration.FromMinutes(10));
        Assert.Equal(1, await desk.FireAsync());
        Assert.Equal(0, await desk.FireAsync());
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        desk.Advance(Duration.FromHours(2));
        await desk.FireAsync();

        Assert.Equal([(0, false), (1, false)], (await MetAsync(desk, id)).Select(met => (met.Repetition, met.IsSuperseded)));
    }

    [Fact]
    public async Task After_an_outage_only_the_last_reminder_tells()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(Rule(new EscalationCondition.InState(IncidentState.New, 30)) with { Repeat = new EscalationRepeat(10, 2) });
        var id = await desk.OpenAsync();

        desk.MoveTo(TestDesk.Opening + Duration.FromHours(3));
        await desk.FireAsync();
        await desk.FireAsync();

        Assert.Equal([(0, true), (1, true), (2, false)], (await MetAsync(desk, id)).Select(met => (met.Repetition, met.IsSuperseded)));
    }

    [Fact]
    public async Task A_hop_too_many_and_a_grave_opening_fire_at_once()
    {
        await using var desk = await TestDesk.CreateAsync();
        var network = await desk.Organization.AddGroupAsync("network");
        await desk.UseRulesAsync(Rule(new EscalationCondition.OpenedWith(Priority.P2)), Rule(new EscalationCondition.Hops(1)));
        var id = await desk.OpenAsync(wish => wish with { Priority = Priority.P1 });

        Assert.Equal(1, await desk.FireAsync());
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Escalate(
            incident, new SupportGroupFacts(network, 2, true, false, []), "Theirs", desk.Organization.DeskId, desk.Agent));
        await desk.FireAsync();
        Assert.Equal(0, await desk.FireAsync());

        Assert.Equal(
            [typeof(EscalationCondition.OpenedWith), typeof(EscalationCondition.Hops)], (await MetAsync(desk, id)).Select(met => met.When.GetType()));
    }

    [Fact]
    public async Task Acknowledged_rules_keep_still_and_are_recorded_and_the_next_group_is_told_again()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(
            Rule(new EscalationCondition.ClockShare(ClockMetric.Response, 50)) with { StopsOnAcknowledge = true, Repeat = new EscalationRepeat(10, 3) });
        var id = await desk.OpenAsync();
        desk.MoveTo(TestDesk.Opening + Duration.FromHours(1));
        await desk.FireAsync();

        await desk.MoveAsync(id, (incident, _) => EscalationMoves.Acknowledge(incident, desk.Agent));
        desk.Advance(Duration.FromMinutes(10));
        await desk.FireAsync();
        var network = await desk.Organization.AddGroupAsync("network");
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Assign(
            incident, new SupportGroupFacts(network, 2, true, false, []), null, null, desk.Organization.DeskId, desk.Agent));
        desk.Advance(Duration.FromMinutes(10));
        await desk.FireAsync();

        Assert.Equal(
            [(0, false), (1, true), (2, false)],
            (await desk.FiringsAsync(id)).Where(firing => firing.Share == 50).Select(firing => (firing.Repetition, firing.IsAcknowledged)));
        Assert.Equal(
            [EscalationOutcome.Fired, EscalationOutcome.Acknowledged, EscalationOutcome.Fired],
            await desk.ReadAsync(db => db.EscalationFirings.OrderBy(firing => firing.Repetition).Select(firing => firing.Outcome).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_record_from_before_rules_looked_at_records_is_watched_from_its_next_change_on()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(Rule(new EscalationCondition.InState(IncidentState.InProgress, 30)));
        var id = await desk.OpenAsync();
        await desk.ExecuteAsync("update incident set watch = null");

        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        desk.Advance(Duration.FromMinutes(30));
        await desk.FireAsync();

        Assert.Single(await MetAsync(desk, id));
    }

    [Fact]
    public async Task Other_rules_for_a_record_that_keeps_its_targets_are_scheduled_beside_the_old_ones()
    {
        await using var desk = await TestDesk.CreateAsync();
        await desk.UseRulesAsync(Rule(new EscalationCondition.ClockShare(ClockMetric.Resolution, 50)));
        var id = await desk.OpenAsync();
        var added = Rule(new EscalationCondition.ClockShare(ClockMetric.Resolution, 60));
        await desk.AddRulesVersionAsync(added);

        await desk.ReclassifyToSameAsync(id);
        desk.MoveTo(Instant.FromUtc(2026, 3, 4, 8, 0)); // 15 of 18 business hours of the resolution are used
        await desk.FireAsync();

        Assert.Contains(await desk.FiringsAsync(id), firing => firing.RuleId == added.Id);
    }

    private static EscalationRule Rule(EscalationCondition when) =>
        new(Guid.CreateVersion7(), when, [new EscalationEffect.Notify(NotifyTarget.Assignee)]);

    private static async Task<List<TimelineEntry.ConditionMet>> MetAsync(TestDesk desk, Guid id) =>
        [.. (await desk.LinesAsync(id)).Select(line => line.Entry).OfType<TimelineEntry.ConditionMet>()];
}
