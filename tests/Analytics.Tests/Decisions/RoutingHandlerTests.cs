using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Analytics.Tests.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Tests.Decisions;

public sealed class RoutingHandlerTests(TrainedFixture trained)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sure_guess_is_assigned_and_says_why()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((IncidentState.Assigned, lab.Groups[groupKey], 0), (record.State, record.GroupId, record.Hops));
        Assert.Null(record.RespondedAt);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.Assigned, 1), (decision.Outcome, decision.ModelVersion));
        Assert.Equal(3, decision.Suggestions.Length);
        Assert.NotEmpty(decision.Suggestions[0].Terms);
        var lines = await LinesAsync(lab, id);
        Assert.Equal([ActorKind.Person, ActorKind.Classifier, ActorKind.Classifier], lines.Select(line => line.ActorKind));
        Assert.Equal(Visibility.Internal, lines[1].Visibility);
    }

    [Fact]
    public async Task An_unsure_guess_is_only_suggested()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var text = TrainedFixture.Examples.First(example => trained.Model.Predict(example.Input) is { Abstains: false, ReachesThreshold: false });

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((IncidentState.New, lab.Organization.DeskId, true), (record.State, record.GroupId, record.IsRouted));
        Assert.Equal(RoutingOutcome.Suggested, (await DecisionAsync(lab, id)).Outcome);
    }

    [Fact]
    public async Task In_the_mode_Suggest_even_a_sure_guess_moves_nothing()
    {
        await using var lab = await LabAsync(RoutingMode.Suggest);
        var (text, groupKey) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal(IncidentState.New, (await lab.ReadAsync(id)).State);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.Suggested, lab.Groups[groupKey]), (decision.Outcome, decision.Suggestions[0].GroupId));
    }

    [Fact]
    public async Task In_the_shadow_the_guess_is_noted_and_the_category_routes()
    {
        await using var lab = await LabAsync(RoutingMode.Shadow);
        var (text, _) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!, await lab.AddCategoryAsync(lab.Groups["database"]));
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((IncidentState.Assigned, lab.Groups["database"]), (record.State, record.GroupId));
        Assert.Null(record.ClassifierGroupId);
        Assert.Equal(RoutingOutcome.Shadow, (await DecisionAsync(lab, id)).Outcome);
    }

    [Theory]
    [InlineData("no model", RoutingMode.Auto, false, "printer di cabang mati", "no-model")]
    [InlineData("too short", RoutingMode.Auto, true, "tolong", "too-short")]
    [InlineData("switched off", RoutingMode.Off, true, "printer di cabang mati", "off")]
    public async Task Without_a_guess_the_category_routes(string reason, RoutingMode mode, bool hasModel, string subject, string note)
    {
        await using var lab = await RoutingLab.CreateAsync(mode);
        if (hasModel) await lab.ServeAsync(trained.Model);

        var id = await lab.OpenAsync(subject, "", await lab.AddCategoryAsync(lab.Groups["network"]));
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.True(record.GroupId == lab.Groups["network"], reason);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.RuleAssigned, note), (decision.Outcome, decision.Note));
        Assert.Equal(ActorKind.Rule, (await LinesAsync(lab, id))[^1].ActorKind);
    }

    [Fact]
    public async Task Without_a_guess_and_a_category_the_desk_keeps_the_record()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);

        var id = await lab.OpenAsync("printer di cabang mati", "");
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((IncidentState.New, lab.Organization.DeskId, true), (record.State, record.GroupId, record.IsRouted));
        Assert.Equal(RoutingOutcome.KeptAtDesk, (await DecisionAsync(lab, id)).Outcome);
    }

    [Fact]
    public async Task A_delivery_that_comes_again_changes_nothing()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, _) = Sure();
        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();
        var before = await LinesAsync(lab, id);

        await DeliverAgainAsync(lab, id);
        Assert.Equal(1, await lab.RouteAsync());

        Assert.Equal(before.Count, (await LinesAsync(lab, id)).Count);
        await lab.AsOwnerAsync(async db => Assert.False(await db.Deliveries.AnyAsync(
            delivery => delivery.RecordId == id && delivery.Subscription == Subscriptions.Routing, Cancel)));
    }

    [Fact]
    public async Task A_person_who_was_faster_wins()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, _) = Sure();
        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        var agent = new Actor(ActorKind.Person, lab.Consumer, [Role.Agent], [lab.Organization.DeskId], Channel.Web);
        await using (var scope = lab.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<IncidentCommands>().ExecuteAsync(
                id, null, agent,
                (incident, _) => IncidentMoves.Assign(
                    incident, new SupportGroupFacts(lab.Groups["security"], 3, true, false, []), null, null, lab.Organization.DeskId, agent),
                Cancel);
        }

        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((lab.Groups["security"], false), (record.GroupId, record.IsRouted));
        await lab.AsOwnerAsync(async db => Assert.False(await db.RoutingDecisions.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task An_inactive_group_is_neither_assigned_nor_suggested()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();
        await lab.AsOwnerAsync(db => db.SupportGroups.Where(group => group.Id == lab.Groups[groupKey])
            .ExecuteUpdateAsync(group => group.SetProperty(row => row.IsActive, false), Cancel));

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal(lab.Organization.DeskId, (await lab.ReadAsync(id)).GroupId);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal(RoutingOutcome.Suggested, decision.Outcome);
        Assert.DoesNotContain(lab.Groups[groupKey], decision.Suggestions.Select(suggestion => suggestion.GroupId));
    }

    [Fact]
    public async Task A_guess_of_the_desk_leaves_the_record_there_assigned_and_without_a_hop()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, _) = Sure(SyntheticCatalog.ServiceDesk);

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        var record = await lab.ReadAsync(id);
        Assert.Equal((IncidentState.Assigned, lab.Organization.DeskId, 0), (record.State, record.GroupId, record.Hops));
        Assert.Equal(RoutingOutcome.Assigned, (await DecisionAsync(lab, id)).Outcome);
    }

    [Fact]
    public async Task A_damaged_model_is_not_used_and_the_timeline_says_so()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.ServeAsync(trained.Model, bytes =>
        {
            bytes[bytes.Length / 2] ^= 1;
            return bytes;
        });
        var (text, _) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!, await lab.AddCategoryAsync(lab.Groups["network"]));
        await lab.RouteAsync();

        Assert.Equal(lab.Groups["network"], (await lab.ReadAsync(id)).GroupId);
        await lab.AsOwnerAsync(async db => Assert.Equal(
            ["The classification model is damaged and was not used; the category rule decided."],
            await db.TimelineTexts.Where(words => words.IncidentId == id).Select(words => words.Text!).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task The_file_of_a_model_is_checked_before_it_is_used()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();
        var hash = Convert.ToHexStringLower((await lab.ModelAsync(1)).ArtifactSha256!);
        await File.WriteAllBytesAsync(Path.Combine(lab.Folder, $"{hash}.model"), [1, 2, 3], Cancel);

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal(lab.Groups[groupKey], (await lab.ReadAsync(id)).GroupId);
        Assert.True(new FileInfo(Path.Combine(lab.Folder, $"{hash}.model")).Length > 1000);
    }

    [Fact]
    public async Task One_organizations_model_never_speaks_for_another()
    {
        var database = await PlatformDatabase.CreateAsync();
        await using var with = await RoutingLab.CreateAsync(RoutingMode.Auto, database);
        await with.ServeAsync(trained.Model);
        await using var without = await RoutingLab.CreateAsync(RoutingMode.Auto, database);
        var (text, groupKey) = Sure();

        var first = await with.OpenAsync(text.Input.Subject!, text.Input.Description!);
        var second = await without.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await with.RouteAsync();

        Assert.Equal(with.Groups[groupKey], (await with.ReadAsync(first)).GroupId);
        Assert.Equal("no-model", (await DecisionAsync(without, second)).Note);
    }

    [Fact]
    public async Task A_group_that_has_not_earned_it_is_suggested_and_the_decision_says_what_would_have_been_applied()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();
        await lab.AsOwnerAsync(db => db.RoutingGroups.Where(row => row.GroupId == lab.Groups[groupKey])
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Mode, RoutingMode.Suggest), Cancel));

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal(IncidentState.New, (await lab.ReadAsync(id)).State);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal(
            (RoutingOutcome.Suggested, lab.Groups[groupKey], true, RoutingMode.Suggest),
            (decision.Outcome, decision.GroupId!.Value, decision.WouldApply, decision.Mode!.Value));
    }

    [Fact]
    public async Task A_channel_can_be_more_cautious_than_the_organization()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        await lab.AsOwnerAsync(async db =>
        {
            var setting = await db.RoutingSettings.AsTracking().SingleAsync(Cancel);
            setting.ChannelModes = new Dictionary<Channel, RoutingMode> { [Channel.Web] = RoutingMode.Off };
            await db.SaveChangesAsync(Cancel);
        });
        var (text, _) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.KeptAtDesk, "off", null), (decision.Outcome, decision.Note, decision.GroupId));
    }

    [Fact]
    public async Task A_threshold_that_was_picked_for_the_model_in_service_goes_before_its_own()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();
        await PickAsync(lab, groupKey, double.PositiveInfinity, modelVersion: 1);
        var unsure = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();
        await PickAsync(lab, groupKey, double.PositiveInfinity, modelVersion: 7);
        var sure = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal(
            (RoutingOutcome.Suggested, RoutingOutcome.Assigned), ((await DecisionAsync(lab, unsure)).Outcome, (await DecisionAsync(lab, sure)).Outcome));
    }

    [Fact]
    public async Task What_is_held_out_is_decided_and_kept_back()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        await lab.AsOwnerAsync(db => db.RoutingSettings.ExecuteUpdateAsync(row => row.SetProperty(r => r.HoldOutShare, 1), Cancel));
        var (text, groupKey) = Sure();

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        Assert.Equal((IncidentState.New, lab.Organization.DeskId), ((await lab.ReadAsync(id)).State, (await lab.ReadAsync(id)).GroupId));
        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.HeldOut, lab.Groups[groupKey], true), (decision.Outcome, decision.GroupId!.Value, decision.WouldApply));
    }

    [Fact]
    public async Task A_classifier_that_takes_too_long_leaves_it_to_the_rules()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto, timeBox: TimeSpan.FromMilliseconds(50));
        await lab.ServeAsync(trained.Model);
        var (text, _) = Sure();
        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!, await lab.AddCategoryAsync(lab.Groups["network"]));

        // The classifier reads what became of groups; nobody else does.
        await using (var source = PlatformDataExtensions.CreateSource(lab.Database.OwnerConnectionString))
        await using (var connection = await source.OpenConnectionAsync(Cancel))
        await using (var transaction = await connection.BeginTransactionAsync(Cancel))
        {
            await using var hold = new NpgsqlCommand("lock table group_successor in access exclusive mode", connection, transaction);
            await hold.ExecuteNonQueryAsync(Cancel);
            await lab.RouteAsync();
        }

        Assert.Equal(lab.Groups["network"], (await lab.ReadAsync(id)).GroupId);
        var decision = await DecisionAsync(lab, id);
        Assert.Equal((RoutingOutcome.RuleAssigned, "too-slow"), (decision.Outcome, decision.Note));
    }

    [Fact]
    public async Task What_is_worded_like_an_open_major_incident_goes_to_its_group()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure();
        var holder = lab.Groups["security"];
        Assert.NotEqual("security", groupKey);
        var major = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();
        await lab.AsOwnerAsync(db => db.Incidents.Where(row => row.Id == major)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.IsMajor, true).SetProperty(r => r.GroupId, holder), Cancel));
        await lab.Services.GetRequiredService<SimilarityIndexes>().WarmAsync(lab.Organization.Id, Cancel);

        var alike = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        var other = await lab.OpenAsync("qqq", "zzz");
        await lab.RouteAsync();

        Assert.Equal(holder, (await lab.ReadAsync(alike)).GroupId);
        var decision = await DecisionAsync(lab, alike);
        Assert.Equal((RoutingOutcome.MajorAssigned, major, null), (decision.Outcome, decision.MajorId!.Value, decision.GroupId));
        Assert.Null((await DecisionAsync(lab, other)).MajorId);
    }

    [Fact]
    public async Task That_nobody_of_the_group_is_on_shift_stands_on_the_timeline()
    {
        await using var lab = await LabAsync(RoutingMode.Auto);
        var (text, groupKey) = Sure(); // groups of the laboratory have no members

        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();

        var routed = Assert.IsType<TimelineEntry.Routed>((await LinesAsync(lab, id))[1].Entry);
        Assert.Equal((lab.Groups[groupKey], true), (routed.GroupId, routed.IsUnstaffed));
    }

    [Fact]
    public async Task A_decision_is_judged_when_its_record_is_resolved_and_no_more_when_it_is_opened_again()
    {
        await using var lab = await LabAsync(RoutingMode.Suggest);
        var (text, _) = Sure();
        var agent = new Actor(ActorKind.Person, lab.Consumer, [Role.Agent], [lab.Organization.DeskId], Channel.Web);
        var id = await lab.OpenAsync(text.Input.Subject!, text.Input.Description!);
        await lab.RouteAsync();
        await lab.MoveAsync(id, agent, incident => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", agent));

        await JudgeAsync(lab, id);
        var judged = await DecisionAsync(lab, id);
        await lab.MoveAsync(id, agent, incident => IncidentMoves.Reopen(incident, "Still there", agent));
        await JudgeAsync(lab, id);
        var opened = await DecisionAsync(lab, id);

        Assert.Equal((RoutingJudgement.Wrong, lab.Organization.DeskId), (judged.Judgement!.Value, judged.ResolvedGroupId!.Value));
        Assert.NotNull(judged.JudgedAt);
        Assert.Equal((null, null, null), (opened.Judgement, opened.ResolvedGroupId, opened.JudgedAt));
    }

    private static async Task JudgeAsync(RoutingLab lab, Guid id)
    {
        await using var scope = lab.Scope();
        await RoutingJudgements.JudgeAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), [id], Instant.FromUtc(2026, 3, 3, 2, 0), Cancel);
    }

    private static Task PickAsync(RoutingLab lab, string groupKey, double threshold, int modelVersion) => lab.AsOwnerAsync(db => db.RoutingGroups
        .Where(row => row.GroupId == lab.Groups[groupKey])
        .ExecuteUpdateAsync(row => row.SetProperty(r => r.PickedThreshold, threshold).SetProperty(r => r.PickedModelVersion, modelVersion), Cancel));

    private async Task<RoutingLab> LabAsync(RoutingMode mode)
    {
        var lab = await RoutingLab.CreateAsync(mode);
        await lab.ServeAsync(trained.Model);
        return lab;
    }

    private (RoutingExample Text, string GroupKey) Sure(string? groupKey = null) => TrainedFixture.Examples
        .Select(example => (Text: example, Said: trained.Model.Predict(example.Input)))
        .Where(pair => pair.Said.ReachesThreshold)
        .Select(pair => (pair.Text, KeyOf(pair.Said.Suggestions[0].GroupId)))
        .First(pair => groupKey is null ? pair.Item2 != SyntheticCatalog.ServiceDesk : pair.Item2 == groupKey);

    private static string KeyOf(Guid id) => SyntheticCatalog.Groups.Single(group => TrainedFixture.IdOf(group.Key) == id).Key;

    private static async Task<RoutingDecisionRow> DecisionAsync(RoutingLab lab, Guid id)
    {
        RoutingDecisionRow? decision = null;
        await lab.AsOwnerAsync(async db => decision = await db.RoutingDecisions.AsNoTracking().SingleAsync(row => row.IncidentId == id, Cancel));
        return decision!;
    }

    private static async Task<List<TimelineRow>> LinesAsync(RoutingLab lab, Guid id)
    {
        List<TimelineRow> lines = [];
        await lab.AsOwnerAsync(async db => lines = await db.Timeline.AsNoTracking().Where(row => row.IncidentId == id).OrderBy(row => row.Sequence).ToListAsync(Cancel));
        return lines;
    }

    private static Task DeliverAgainAsync(RoutingLab lab, Guid id) => lab.AsOwnerAsync(async db =>
    {
        db.Deliveries.Add(new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            Subscription = Subscriptions.Routing,
            OrganizationId = lab.Organization.Id,
            RecordId = id,
            FromSequence = 1,
            ToSequence = 1,
            EnqueuedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
            AvailableAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        });
        await db.SaveChangesAsync(Cancel);
    });
}
