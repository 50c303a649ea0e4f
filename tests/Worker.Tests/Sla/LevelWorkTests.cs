using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using IncidentPlatform.Worker.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Sla;

public sealed class LevelWorkTests
{
    private static readonly CalendarDefinition LongDay = new(
        "Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("06:00", "22:00")], 6), []],
        [new(new LocalDate(2026, 3, 20), "Nyepi", [])]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RebaseMode.FromNow)]
    [InlineData(RebaseMode.FromStart)]
    public async Task A_policys_preview_equals_what_then_happens_to_each_of_a_thousand_random_records(RebaseMode mode)
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(1_000, seed: 20_260_330);
        // Everybody is promised words from here on, and other rules watch: of them only the first has fired before.
        var policy = new SlaPolicy(
            [.. Halved(), .. new[] { Priority.P3, Priority.P4, Priority.P5 }.Select(priority => new SlaTarget(null, priority, ClockMetric.Update, 7_200))],
            [HoldReason.AwaitingChange]);
        var rules = await world.NextRulesAsync(present => OtherRules(present.Rules[0]));
        var draft = Guid.CreateVersion7();
        var preview = await PreviewAsync(
            world, mode, edits => edits.OfSlaPolicyAsync(world.PolicyId, draft, policy.PausingReasons, world.EscalationId, Cancel),
            new LevelDraft(draft) { Targets = PolicyLibrary.Of(policy) });

        await AssertSameAsync(world, preview, mode, () => world.SavePolicyAsync(policy, mode));

        var changed = (await world.StoredAsync()).Where(record => record.IsOpen && record.ClockOf(ClockMetric.Resolution) is not null).ToList();
        Assert.All(changed, record => Assert.Equal(rules, record.Watch.PolicyVersionId));
        Assert.All(changed, record => Assert.True(record.ClockOf(ClockMetric.Update) is { State: ClockState.Running or ClockState.Paused }));
    }

    [Theory]
    [InlineData(RebaseMode.FromNow)]
    [InlineData(RebaseMode.FromStart)]
    public async Task A_groups_promises_preview_equals_what_then_happens_to_each_of_a_thousand_random_records(RebaseMode mode)
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(1_000, seed: 20_260_331);
        // A third of the time, and nothing for the least grave.
        var policy = new OlaPolicy(
        [
            .. HistoryWorld.OlaPolicies[HistoryWorld.OlaVersion].Targets.Where(target => target.Priority != Priority.P5)
                .Select(target => target with { Seconds = target.Seconds / 3 }),
        ]);
        var draft = Guid.CreateVersion7();
        var preview = await PreviewAsync(
            world, mode, edits => edits.OfOlaPolicyAsync(HistoryWorld.OlaVersion, draft, Cancel), new LevelDraft(draft) { Targets = PolicyLibrary.Of(policy) });

        await AssertSameAsync(world, preview, mode, () => world.SaveNetworkAsync(policy, mode));
    }

    [Theory]
    [InlineData(RebaseMode.FromNow)]
    [InlineData(RebaseMode.FromStart)]
    public async Task A_calendars_preview_equals_what_then_happens_to_each_record(RebaseMode mode)
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(400, seed: 7); // two of three follow the office's calendar
        var draft = Guid.CreateVersion7();
        var preview = await PreviewAsync(
            world, mode, edits => edits.OfCalendarAsync(world.OfficeId, draft, Cancel),
            new LevelDraft(draft) { Calendar = BusinessCalendar.Compile(LongDay) });

        await AssertSameAsync(world, preview, mode, () => world.SaveOfficeAsync(LongDay, mode));
    }

    [Fact]
    public async Task The_matrixs_preview_equals_what_then_happens_and_overridden_priorities_stay()
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(400, seed: 11);
        var matrix = new PriorityMatrix([.. Enumerable.Repeat<IReadOnlyList<Priority>>([Priority.P1, Priority.P1, Priority.P2, Priority.P2], 4)]);
        var overridden = (await world.StoredAsync()).Where(record => record.IsPriorityOverridden).ToDictionary(record => record.Id, record => record.Priority);
        var preview = await PreviewAsync(world, RebaseMode.FromStart, _ => Task.FromResult<LevelEdit>(new LevelEdit.Matrix(matrix)), null);

        await AssertSameAsync(world, preview, RebaseMode.FromStart, () => world.SaveMatrixAsync(matrix, RebaseMode.FromStart));

        var open = (await world.StoredAsync()).Where(record => record.IsOpen).ToList();
        Assert.All(open, record => Assert.Equal(overridden.GetValueOrDefault(record.Id, Priority.P2), record.Priority)); // Moderate × Medium, each of them
        // A P2 is promised words: who was raised to it waits for one from here on.
        Assert.All(
            open.Where(record => record.Priority == Priority.P2 && record.ClockOf(ClockMetric.Resolution) is not null),
            record => Assert.True(record.ClockOf(ClockMetric.Update) is { State: ClockState.Running or ClockState.Paused }));
        Assert.Contains(open, record => record.ClockOf(ClockMetric.Update)?.StartedAt == LevelWorld.End);
    }

    [Fact]
    public async Task Two_workers_and_a_restart_between_batches_reach_each_record_once()
    {
        await using var world = await LevelWorld.CreateAsync(new() { ["Levels:BatchSize"] = "7" });
        await world.AddOpenRecordsAsync(150, seed: 3);
        var saved = await world.SavePolicyAsync(new SlaPolicy([.. Halved()], []), RebaseMode.FromNow);
        for (var batch = 0; batch < 3; batch++)
            await world.InScopeAsync(services => services.GetRequiredService<LevelRun>().StepAsync(saved.ChangeId!.Value, 1, 7, Cancel));
        var midway = await world.ProgressAsync(saved.ChangeId!.Value);

        await using var second = world.Desk.NewServices();
        await Task.WhenAll(world.RunAsync(), second.GetRequiredService<LevelWork>().RunOnceAsync(Cancel));
        await world.RunAsync();

        var change = await world.ChangeAsync(saved.ChangeId!.Value);
        var progress = await world.ProgressAsync(saved.ChangeId!.Value);
        var linesOf = await world.Desk.ReadAsync(db => db.Timeline.Where(line => line.Type == nameof(TimelineEntry.LevelsChanged))
            .GroupBy(line => line.IncidentId).Select(lines => lines.Count()).ToListAsync(Cancel));
        Assert.Equal(21, midway.Examined);
        Assert.Equal((LevelWorld.End, change.Total), (change.FinishedAt, progress.Examined));
        Assert.Equal(Enumerable.Repeat(1, progress.Changed), linesOf);
    }

    [Fact]
    public async Task A_change_that_reaches_back_announces_no_old_breach_and_later_steps_are_told()
    {
        await using var world = await LevelWorld.CreateAsync(now: TestDesk.Opening);
        var desk = world.Desk;
        var id = await desk.OpenAsync();
        desk.Advance(Duration.FromMinutes(30)); // of 2 hours to respond
        await world.SavePolicyAsync(DefaultLevelsWith(ClockMetric.Response, 20 * 60), RebaseMode.FromStart);
        await world.RunAsync();

        Assert.Equal(0, await desk.FireAsync());
        var record = (await world.StoredAsync()).Single(stored => stored.Id == id);
        Assert.Equal((Instant.FromDateTimeOffset(desk.Time.GetUtcNow()), BreachCause.Rebased), (record.ClockOf(ClockMetric.Response)!.BreachedAt, record.ClockOf(ClockMetric.Response)!.BreachCause));
        Assert.Empty(await desk.FiringsAsync(id));

        desk.Advance(Duration.FromHours(9)); // half of the resolution's 18 business hours, on the next day
        desk.Advance(Duration.FromHours(15));
        await desk.FireAsync();
        Assert.Equal([(ClockMetric.Resolution, 50)], (await desk.FiringsAsync(id)).Select(firing => (firing.Metric, firing.Share)));
    }

    [Fact]
    public async Task A_step_that_was_due_before_the_change_is_still_told_afterwards()
    {
        await using var world = await LevelWorld.CreateAsync(now: TestDesk.Opening);
        var desk = world.Desk;
        var id = await desk.OpenAsync();
        desk.Advance(Duration.FromMinutes(61)); // half of 2 hours is used, and no worker has looked yet
        await world.SavePolicyAsync(DefaultLevelsWith(ClockMetric.Response, 80 * 60), RebaseMode.FromStart);
        await world.RunAsync();

        await desk.FireAsync();

        // 50 % was due before; 75 % is past only because of the change.
        Assert.Equal([(50, false)], (await desk.FiringsAsync(id)).Select(firing => (firing.Share, firing.IsSuperseded)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_changed_is_passed_over_and_counted()
    {
        await using var world = await LevelWorld.CreateAsync(new() { ["Levels:BatchSize"] = "10" });
        await world.AddOpenRecordsAsync(30, seed: 5);
        var bad = (await world.StoredAsync()).Where(record => record.IsOpen && record.ClockOf(ClockMetric.Resolution) is { State: ClockState.Running }).Skip(8).First();
        await world.Desk.ExecuteAsync($"update clock set calendar_version_id = gen_random_uuid() where incident_id = '{bad.Id}'");
        var saved = await world.SavePolicyAsync(new SlaPolicy([.. Halved()], []), RebaseMode.FromStart);

        Assert.False(await world.RunAsync());

        var change = await world.ChangeAsync(saved.ChangeId!.Value);
        var progress = await world.ProgressAsync(saved.ChangeId!.Value);
        Assert.NotNull(change.FinishedAt);
        Assert.Equal((1, change.Total - 1), (progress.Failed, progress.Changed));
        Assert.DoesNotContain(await world.Desk.LinesAsync(bad.Id), line => line.Entry is TimelineEntry.LevelsChanged);
    }

    [Fact]
    public async Task A_change_for_new_records_only_reaches_no_other()
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(5, seed: 2);

        var saved = await world.SavePolicyAsync(new SlaPolicy([.. Halved()], []), RebaseMode.NewOnly);

        Assert.Null(saved.ChangeId);
        Assert.True(await world.RunAsync());
        Assert.False(await world.Desk.ReadAsync(db => db.Timeline.AnyAsync(line => line.Type == nameof(TimelineEntry.LevelsChanged), Cancel)));
    }

    [Fact]
    public async Task A_second_change_waits_until_the_first_has_reached_every_record()
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(5, seed: 2);
        var first = await world.SaveOfficeAsync(LongDay, RebaseMode.FromNow);

        var second = await world.InScopeAsync(services => services.GetRequiredService<LevelStore>()
            .SaveCalendarAsync(world.OfficeId, 2, "Office hours", LongDay, true, RebaseMode.FromNow, world.Desk.Manager, Cancel));

        Assert.Equal(new LevelSaveResult.Busy(first.ChangeId!.Value), second);
    }

    [Fact]
    public async Task Records_of_another_organization_are_not_reached()
    {
        await using var world = await LevelWorld.CreateAsync();
        await world.AddOpenRecordsAsync(3, seed: 4);
        var stranger = await world.Desk.Database.AddOrganizationAsync();
        var saved = await world.SavePolicyAsync(new SlaPolicy([.. Halved()], []), RebaseMode.FromNow);

        await using var scope = world.Desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Data.Tenancy.CurrentTenant>().Set(stranger.Id);
        var step = await scope.ServiceProvider.GetRequiredService<LevelRun>().StepAsync(saved.ChangeId!.Value, 1, 10, Cancel);

        Assert.Equal(LevelStep.Nothing, step);
    }

    // Everything that the preview said is compared with what is stored afterwards, and that with the replay of every timeline.
    private static async Task AssertSameAsync(LevelWorld world, LevelPreview.OfMode preview, RebaseMode mode, Func<Task<LevelSaveResult.Saved>> save)
    {
        var now = LevelWorld.End;
        var before = (await world.StoredAsync()).ToDictionary(record => record.Id);
        var firings = await CountFiringsAsync(world);
        var saved = await save();
        Assert.True(await world.RunAsync());

        var change = await world.ChangeAsync(saved.ChangeId!.Value);
        var progress = await world.ProgressAsync(saved.ChangeId!.Value);
        var stored = await world.StoredAsync();
        var late = stored.Where(record => record.Clocks.Any(clock => clock.BreachCause == BreachCause.Rebased && clock.BreachedAt == now
            && before[record.Id].Clocks.Single(other => other.Id == clock.Id).BreachedAt is null)).Select(record => record.Id).ToList();
        Assert.Equal(
            preview.Impact,
            new LevelImpact
            {
                Changed = progress.Changed,
                BecomeLate = progress.BecameLate,
                DueSooner = progress.DueSooner,
                DueLater = progress.DueLater,
                SilencedSteps = await CountFiringsAsync(world) - firings,
                StepsBefore = preview.Impact.StepsBefore,
                StepsAfter = await CountStepsAsync(world, now),
            });
        Assert.Equal(preview.Late.Select(record => record.Id), late);
        Assert.Equal((mode, now, 0, change.Total), (change.Mode, change.FinishedAt, progress.Failed, progress.Examined));
        Assert.True(progress.BecameLate > 0 || progress.DueSooner > 0, "Nothing that could differ has happened.");
        Assert.All(stored.Zip(await world.ReplayedAsync()), pair => AssertEqual(pair.First, pair.Second));
    }

    private static void AssertEqual(Incident stored, Incident replayed)
    {
        Assert.Equal(replayed.Clocks.OrderBy(clock => clock.Id), stored.Clocks.OrderBy(clock => clock.Id));
        Assert.Equal(
            (replayed.Id, replayed.Priority, replayed.State, replayed.Version, replayed.LastSequence, replayed.LastLineAt, replayed.DueAt),
            (stored.Id, stored.Priority, stored.State, stored.Version, stored.LastSequence, stored.LastLineAt, stored.DueAt));
        Assert.Equal(replayed.PausingReasons, stored.PausingReasons);
        Assert.Equal(replayed.Watch.ToString(), stored.Watch.ToString());
    }

    private static Task<LevelPreview.OfMode> PreviewAsync(LevelWorld world, RebaseMode mode, Func<LevelEdits, Task<LevelEdit>> edit, LevelDraft? draft) =>
        world.InScopeAsync(async services => (await services.GetRequiredService<LevelPreview>()
            .OfAsync(await edit(services.GetRequiredService<LevelEdits>()), draft, int.MaxValue, _ => true, Cancel)).Single(of => of.Mode == mode));

    private static Task<int> CountFiringsAsync(LevelWorld world) => world.Desk.ReadAsync(db => db.EscalationFirings.CountAsync(Cancel));

    // The steps of changed records that will tell somebody within a day. The next one of each rule has its timer, which is all that wakes the loop.
    private static async Task<int> CountStepsAsync(LevelWorld world, Instant now)
    {
        var changed = await world.Desk.ReadAsync(db => db.Timeline.Where(line => line.Type == nameof(TimelineEntry.LevelsChanged))
            .Select(line => line.IncidentId).Distinct().ToListAsync(Cancel));
        var timers = (await world.Desk.ReadAsync(db => db.Timers.AsNoTracking().Where(timer => timer.TakenAt == null).ToListAsync(Cancel)))
            .Select(timer => (timer.ClockId, timer.RuleId, timer.Generation, timer.Repetition, timer.DueAt)).ToHashSet();
        var steps = await world.StepsAheadAsync(changed);
        Assert.All(
            steps.GroupBy(step => (step.SubjectId, step.Rule.Id, step.Run)).Select(rule => rule.MinBy(step => step.Repetition)!),
            step => Assert.Contains((step.SubjectId, step.Rule.Id, step.Generation, step.Repetition, step.LookAt), timers));
        return steps.Count(step => step.LookAt > now && step.LookAt <= now + Duration.FromDays(1) && step.Rule.Notifies);
    }

    // One that was there before, and others of every kind.
    private static EscalationPolicy OtherRules(EscalationRule kept)
    {
        EscalationCondition[] conditions =
        [
            new EscalationCondition.ClockShare(ClockMetric.Response, 25), new EscalationCondition.ClockShare(ClockMetric.Resolution, 60),
            new EscalationCondition.ClockShare(ClockMetric.Update, 80), new EscalationCondition.InState(IncidentState.InProgress, 240),
            new EscalationCondition.ConsumerWaiting(600), new EscalationCondition.OpenedWith(Priority.P2), new EscalationCondition.Hops(1),
        ];
        return new EscalationPolicy(
        [
            kept,
            .. conditions.Select(condition => new EscalationRule(Guid.CreateVersion7(), condition, [new EscalationEffect.Notify(NotifyTarget.Group)])
            {
                Repeat = new EscalationRepeat(90, 2),
            }),
        ]);
    }

    private static IEnumerable<SlaTarget> Halved() => DefaultLevels.Policy.Targets.Select(target => target with { Seconds = target.Seconds / 2 });

    private static SlaPolicy DefaultLevelsWith(ClockMetric metric, int seconds) => DefaultLevels.Policy with
    {
        Targets = [.. DefaultLevels.Policy.Targets.Select(target => target.Metric == metric ? target with { Seconds = seconds } : target)],
    };
}
