using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Notifications;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Worker.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Routing;

/// <summary>What the platform concludes from the outcomes of routing, on a real database.</summary>
public sealed class RoutingReviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_that_was_right_too_seldom_steps_back_and_the_trail_says_why()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await DecideAsync(desk, network, right: 90, wrong: 10);

        await ReviewAsync(desk);

        var row = await RowAsync(desk, network);
        Assert.Equal((RoutingMode.Suggest, TestDesk.Opening, TestDesk.Opening), (row.Mode, row.SteppedBackAt!.Value, row.EvidenceFrom!.Value));
        var change = Assert.Single(await ChangesAsync(desk));
        Assert.Equal(
            (RoutingChangeKind.SteppedBack, network, null, 100, 90, 2), (change.Kind, change.GroupId!.Value, change.PersonId, change.Decided!.Value, change.RightCount!.Value, change.Version));
        Assert.Equal(2, await desk.ReadAsync(db => db.RoutingSettings.Select(setting => setting.Version).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Those_who_answer_for_routing_are_told_once_of_all_groups_that_stepped_back()
    {
        await using var desk = await DeskAsync();
        var delivery = await desk.Organization.AddPersonAsync("Delivery", Role.ServiceDeliveryManager);
        var (network, printing) = (await GroupAsync(desk, RoutingMode.Auto), await GroupAsync(desk, RoutingMode.Auto));
        await DecideAsync(desk, network, right: 90, wrong: 10);
        await DecideAsync(desk, printing, right: 60, wrong: 40);
        await using var second = desk.NewServices();

        await Task.WhenAll(ReviewAsync(desk), second.GetRequiredService<RoutingReview>().RunOnceAsync(Cancel));
        await ReviewAsync(desk);

        var told = await desk.ReadAsync(db => db.Messages.AsNoTracking().ToListAsync(Cancel));
        Assert.Equal(new[] { desk.Manager, delivery }.Order(), told.Select(message => message.PersonId).Order());
        Assert.All(told, message => Assert.Equal((MessagePage.Routing, "RoutingSteppedBack", null), (message.Page, message.Kind, message.IncidentId)));
        Assert.All(told, message => Assert.Contains("60 of the latest 100 decisions were right", message.Body, StringComparison.Ordinal));
        Assert.All(told, message => Assert.Contains("/routing", message.Body, StringComparison.Ordinal));
        Assert.Equal(
            told.Select(message => message.Id).Order(),
            (await desk.ReadAsync(db => db.Deliveries.Where(row => row.Subscription == Subscriptions.Mail).Select(row => row.RecordId).ToListAsync(Cancel))).Order());
    }

    [Fact]
    public async Task What_led_to_the_step_back_proves_nothing_any_more()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await DecideAsync(desk, network, right: 300, wrong: 0);
        desk.Advance(Duration.FromHours(1));
        await DecideAsync(desk, network, right: 50, wrong: 50);
        await ReviewAsync(desk);
        desk.Advance(Duration.FromHours(1));

        Assert.Empty(await desk.ReadAsync(db => RoutingStandings.ForGateAsync(db, null, Cancel)));
    }

    [Theory]
    [InlineData("three points below the target still hold", 92, 8)]
    [InlineData("of a handful nothing is concluded", 10, 30)]
    public async Task A_group_that_is_right_often_enough_stays(string reason, int right, int wrong)
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await DecideAsync(desk, network, right, wrong);

        await ReviewAsync(desk);

        Assert.True((await RowAsync(desk, network)).Mode == RoutingMode.Auto, reason);
        Assert.Empty(await ChangesAsync(desk));
    }

    [Fact]
    public async Task Only_the_latest_decisions_count_for_rolling_precision()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await DecideAsync(desk, network, right: 0, wrong: 100);
        desk.Advance(Duration.FromHours(1));
        await DecideAsync(desk, network, right: 100, wrong: 0);

        await ReviewAsync(desk);

        Assert.Equal(RoutingMode.Auto, (await RowAsync(desk, network)).Mode);
    }

    [Fact]
    public async Task A_repetition_and_a_second_worker_change_nothing_more()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await DecideAsync(desk, network, right: 90, wrong: 10);
        await using var second = desk.NewServices();

        await Task.WhenAll(ReviewAsync(desk), second.GetRequiredService<RoutingReview>().RunOnceAsync(Cancel));
        await ReviewAsync(desk);

        Assert.Single(await ChangesAsync(desk));
    }

    [Fact]
    public async Task A_group_that_waits_for_it_is_promoted_once_it_has_earned_it()
    {
        await using var desk = await DeskAsync();
        var (network, printing) = (await GroupAsync(desk, RoutingMode.Suggest, waits: true), await GroupAsync(desk, RoutingMode.Suggest));
        await DecideAsync(desk, network, right: 99, wrong: 0);
        await DecideAsync(desk, printing, right: 200, wrong: 0);
        await ReviewAsync(desk);
        var before = (await RowAsync(desk, network)).Mode;
        desk.Advance(Duration.FromMinutes(10));
        await DecideAsync(desk, network, right: 1, wrong: 0);

        await ReviewAsync(desk);

        Assert.Equal((RoutingMode.Suggest, RoutingMode.Auto), (before, (await RowAsync(desk, network)).Mode));
        Assert.Equal(RoutingMode.Suggest, (await RowAsync(desk, printing)).Mode);
        Assert.Equal((RoutingChangeKind.Promoted, 100), ((await ChangesAsync(desk))[^1].Kind, (await ChangesAsync(desk))[^1].Decided!.Value));
    }

    [Fact]
    public async Task What_was_replayed_of_the_past_is_proof_enough()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Suggest, waits: true);
        await desk.ReadAsync(async db =>
        {
            db.RoutingReplays.Add(new RoutingReplayRow
            {
                OrganizationId = desk.Organization.Id, GroupId = network, ModelVersion = 1, Decided = 150, RightCount = 150,
                FromAt = TestDesk.Opening, UntilAt = TestDesk.Opening, CreatedAt = TestDesk.Opening,
            });
            return await db.SaveChangesAsync(Cancel);
        });

        await ReviewAsync(desk);

        Assert.Equal(RoutingMode.Auto, (await RowAsync(desk, network)).Mode);
    }

    [Fact]
    public async Task Thresholds_follow_the_outcomes_of_the_model_in_service()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await ServeAsync(desk, version: 3);
        await DecideAsync(desk, network, right: 150, wrong: 0, confidence: 0.9, wouldApply: false, model: 3);
        await DecideAsync(desk, network, right: 0, wrong: 150, confidence: 0.5, wouldApply: false, model: 3);
        await DecideAsync(desk, network, right: 0, wrong: 150, confidence: 0.95, wouldApply: false, model: 2);

        await ReviewAsync(desk);

        var row = await RowAsync(desk, network);
        Assert.Equal((0.9, 3, TestDesk.Opening), (row.PickedThreshold!.Value, row.PickedModelVersion!.Value, row.PickedAt!.Value));
        var change = Assert.Single(await ChangesAsync(desk));
        Assert.Equal((RoutingChangeKind.Threshold, "", "0.9", 300), (change.Kind, change.Former, change.Present, change.Decided!.Value));
    }

    [Fact]
    public async Task Thresholds_wait_for_the_night_or_for_many_outcomes()
    {
        await using var desk = await DeskAsync();
        var network = await GroupAsync(desk, RoutingMode.Auto);
        await ServeAsync(desk, version: 3);
        await DecideAsync(desk, network, right: 1, wrong: 0, model: 3);
        await ReviewAsync(desk); // the first outcome ever is looked at, and is too little to pick from
        desk.Advance(Duration.FromHours(1));
        await DecideAsync(desk, network, right: 150, wrong: 0, model: 3);
        await ReviewAsync(desk);
        var early = (await RowAsync(desk, network)).PickedThreshold;
        desk.Advance(Duration.FromHours(24));

        await ReviewAsync(desk);

        Assert.Equal((null, 0.9), (early, (await RowAsync(desk, network)).PickedThreshold));
    }

    private static Task<TestDesk> DeskAsync() => TestDesk.CreateAsync(more: services =>
    {
        services.AddRoutingReviewWork();
        services.AddSingleton<RoutingReview>();
    });

    private static async Task ReviewAsync(TestDesk desk) => Assert.True(await desk.Services.GetRequiredService<RoutingReview>().RunOnceAsync(Cancel));

    private static async Task<Guid> GroupAsync(TestDesk desk, RoutingMode mode, bool waits = false)
    {
        var id = await desk.Organization.AddGroupAsync($"group-{Guid.NewGuid():N}"[..16]);
        await desk.ReadAsync(async db =>
        {
            db.RoutingGroups.Add(new RoutingGroupRow { OrganizationId = desk.Organization.Id, GroupId = id, Mode = mode, IsPromotedWhenEarned = waits });
            return await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    private static async Task DecideAsync(
        TestDesk desk, Guid group, int right, int wrong, double confidence = 0.9, bool wouldApply = true, int model = 1)
    {
        var now = Instant.FromDateTimeOffset(desk.Time.GetUtcNow());
        await desk.ReadAsync(async db =>
        {
            db.RoutingDecisions.AddRange(Enumerable.Range(0, right + wrong).Select(number => new RoutingDecisionRow
            {
                OrganizationId = desk.Organization.Id,
                IncidentId = Guid.CreateVersion7(),
                Outcome = RoutingOutcome.Assigned,
                ModelVersion = model,
                Suggestions = [],
                At = now - Duration.FromMinutes(1),
                GroupId = group,
                Confidence = confidence,
                WouldApply = wouldApply,
                Mode = RoutingMode.Auto,
                Judgement = number < right ? RoutingJudgement.Right : RoutingJudgement.Wrong,
                JudgedAt = now,
            }));
            return await db.SaveChangesAsync(Cancel);
        });
    }

    private static Task<int> ServeAsync(TestDesk desk, int version) => desk.ReadAsync(async db =>
    {
        db.RoutingModels.Add(new RoutingModelRow
        {
            OrganizationId = desk.Organization.Id, Version = version, Id = Guid.CreateVersion7(), State = RoutingModelState.InService, CreatedAt = TestDesk.Opening,
        });
        return await db.SaveChangesAsync(Cancel);
    });

    private static Task<RoutingGroupRow> RowAsync(TestDesk desk, Guid group) =>
        desk.ReadAsync(db => db.RoutingGroups.AsNoTracking().SingleAsync(row => row.GroupId == group, Cancel));

    private static Task<List<RoutingChangeRow>> ChangesAsync(TestDesk desk) =>
        desk.ReadAsync(db => db.RoutingChanges.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(Cancel));
}
