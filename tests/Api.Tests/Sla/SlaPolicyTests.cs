using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Sla;

public sealed class SlaPolicyTests
{
    // A Tuesday, 09:00 in Jakarta: the office is open until 17:00.
    private static readonly Instant Morning = Instant.FromUtc(2026, 3, 3, 2, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, LevelFindingCodes.TargetNotPositive)]
    [InlineData(-60, LevelFindingCodes.TargetNotPositive)]
    [InlineData(int.MinValue, LevelFindingCodes.TargetNotPositive)]
    [InlineData(int.MaxValue, LevelFindingCodes.TargetTooLong)]
    [InlineData(LevelLint.LongestTargetSeconds + 1, LevelFindingCodes.TargetTooLong)]
    public async Task A_negative_or_enormous_target_is_refused_by_its_place(int seconds, string code)
    {
        var room = await LevelRoom.OpenAsync();
        var policy = LevelRoom.Policy();
        policy = policy with { Targets = [.. policy.Targets.Take(2), policy.Targets[2] with { Seconds = seconds }, .. policy.Targets.Skip(3)] };

        var problem = await LevelRoom.RefusedAsync(room.Manager.PostAsync("sla-policies", new SaveSlaPolicyRequest("Strict", policy)));

        Assert.Equal([code], problem.Errors!["policy.targets[2].seconds"]);
    }

    [Fact]
    public async Task Waiting_for_a_provider_never_pauses_and_no_target_stands_twice()
    {
        var room = await LevelRoom.OpenAsync();
        var policy = new SlaPolicyBody([.. LevelRoom.Policy().Targets, LevelRoom.Policy().Targets[0]], [HoldReason.AwaitingProvider]);

        var problem = await LevelRoom.RefusedAsync(room.Manager.PostAsync("sla-policies", new SaveSlaPolicyRequest("Lenient", policy)));

        Assert.Equal([LevelFindingCodes.ProviderNeverPauses], problem.Errors!["policy.pausingReasons"]);
        Assert.Equal([LevelFindingCodes.TargetTwice], problem.Errors["policy.targets[15]"]);
    }

    [Fact]
    public async Task Promises_that_do_not_fit_are_warned_of_and_saved_only_when_meant_so()
    {
        var room = await LevelRoom.OpenAsync();
        await LevelRoom.PutAsync(room.Manager, $"groups/{room.Organization.DeskId}/levels", 0, Ola(Priority.P1, 3_600)).AsAsync<OlaPolicyResponse>();
        var group = await room.Organization.AddGroupAsync("network");
        await LevelRoom.PutAsync(room.Manager, $"groups/{group}/levels", 0, Ola(Priority.P1, 7_200)).AsAsync<OlaPolicyResponse>();
        var request = new SaveSlaPolicyRequest("Strict", LevelRoom.Policy(600, 9_000));

        var problem = await LevelRoom.RefusedAsync(room.Manager.PostAsync("sla-policies", request));
        var saved = await room.Manager.PostAsync("sla-policies", request with { AcceptsWarnings = true }).AsAsync<SlaPolicyResponse>();

        var warning = Assert.Single(problem.Warnings!);
        Assert.Equal((LevelFindingCodes.PromisesDoNotFit, Priority.P1, 10_800, 9_000), (warning.Code, warning.Priority, warning.Seconds, warning.LimitSeconds));
        Assert.Equal(["Service desk", "network"], warning.Names);
        Assert.Equal(1, saved.Version);
    }

    [Fact]
    public async Task The_preview_names_who_becomes_late_and_a_change_shows_its_progress_and_holds_back_the_next()
    {
        var time = new FakeTimeProvider(Morning.ToDateTimeOffset());
        await using var host = await ApiHost.StartAsync(time);
        var room = await LevelRoom.OpenAsync(host);
        var consumer = await host.ClientForAsync(room.Organization, Role.Consumer);
        var incident = await IncidentRoom.SubmitAsync(consumer, new SubmitIncidentRequest("Printer jams"));
        time.Advance(TimeSpan.FromMinutes(20));
        var present = await room.StandardAsync();
        var strict = LevelRoom.Policy(responseSeconds: 600);

        var impact = await room.Manager.PostAsync($"sla-policies/{present.Id}/impact", new SlaPolicyImpactRequest(strict)).AsAsync<LevelImpactResponse>();
        var saved = await LevelRoom.PutAsync(
            room.Manager, $"sla-policies/{present.Id}", present.Version, new SaveSlaPolicyRequest(present.Name, strict, Mode: RebaseMode.FromStart, AcceptsWarnings: true)).AsAsync<SlaPolicyResponse>();
        var next = await LevelRoom.RefusedAsync(
            LevelRoom.PutAsync(room.Manager, $"sla-policies/{present.Id}", saved.Version, new SaveSlaPolicyRequest(present.Name, strict, AcceptsWarnings: true)),
            HttpStatusCode.Conflict);

        var fromStart = impact.Modes.Single(mode => mode.Mode == RebaseMode.FromStart);
        Assert.Equal((1, 1), (fromStart.Changed, fromStart.BecomeLate));
        Assert.Equal((incident.Number, Morning + Duration.FromMinutes(10)), (fromStart.Late.Single().Number, fromStart.Late.Single().DueAfter));
        Assert.Equal(ProblemCodes.UnfinishedChange, next.Code);
        var change = await IncidentRoom.GetAsync<LevelChangeResponse>(room.Manager, $"level-changes/{saved.ChangeId}");
        Assert.Equal((LevelSubject.SlaPolicy, present.Name, LevelChangeState.Waiting, 1, 0), (change.Subject, change.Name, change.State, change.Total, change.Examined));
        Assert.Equal(change.Id, (await IncidentRoom.GetAsync<PageResponse<LevelChangeResponse>>(room.Manager, "level-changes")).Items.Single().Id);
    }

    [Fact]
    public async Task A_groups_promise_is_kept_in_versions_and_cannot_be_a_word_to_the_consumer()
    {
        var room = await LevelRoom.OpenAsync();
        var path = $"groups/{room.Organization.DeskId}/levels";
        var before = await IncidentRoom.GetAsync<OlaPolicyResponse>(room.Manager, path);
        var first = await LevelRoom.PutAsync(room.Manager, path, 0, Ola(Priority.P1, 3_600)).AsAsync<OlaPolicyResponse>();
        var stale = await LevelRoom.RefusedAsync(LevelRoom.PutAsync(room.Manager, path, 0, Ola(Priority.P1, 60)), HttpStatusCode.PreconditionFailed);
        var word = await LevelRoom.RefusedAsync(LevelRoom.PutAsync(
            room.Manager, path, 1, new SaveOlaPolicyRequest([new OlaTargetBody(Priority.P1, ClockMetric.Update, 60)])));

        Assert.Equal((0, 0), (before.Version, before.Targets.Count));
        Assert.Equal((1, 3_600), (first.Version, first.Targets.Single().Seconds));
        Assert.Equal(ProblemCodes.Stale, stale.Code);
        Assert.Equal([LevelFindingCodes.UpdateIsTheDesks], word.Errors!["targets[0]"]);
    }

    [Fact]
    public async Task A_groups_preview_names_who_becomes_late_as_the_change_then_says()
    {
        var time = new FakeTimeProvider(Morning.ToDateTimeOffset());
        await using var host = await ApiHost.StartAsync(time);
        var room = await LevelRoom.OpenAsync(host);
        var path = $"groups/{room.Organization.DeskId}/levels";
        await LevelRoom.PutAsync(room.Manager, path, 0, Ola(Priority.P4, 7_200)).AsAsync<OlaPolicyResponse>();
        var consumer = await host.ClientForAsync(room.Organization, Role.Consumer); // Moderate × Medium is a P4
        var incident = await IncidentRoom.SubmitAsync(consumer, new SubmitIncidentRequest("Printer jams"));
        time.Advance(TimeSpan.FromMinutes(20));
        var strict = Ola(Priority.P4, 600) with { Mode = RebaseMode.FromStart };

        var impact = await room.Manager.PostAsync($"{path}/impact", new OlaPolicyImpactRequest(strict.Targets)).AsAsync<LevelImpactResponse>();
        var saved = await LevelRoom.PutAsync(room.Manager, path, 1, strict).AsAsync<OlaPolicyResponse>();

        var fromStart = impact.Modes.Single(mode => mode.Mode == RebaseMode.FromStart);
        Assert.Equal((1, 1), (fromStart.Changed, fromStart.BecomeLate));
        Assert.Equal(incident.Number, fromStart.Late.Single().Number);
        var change = await IncidentRoom.GetAsync<LevelChangeResponse>(room.Manager, $"level-changes/{saved.ChangeId}");
        Assert.Equal((LevelSubject.OlaPolicy, "Service desk", 1), (change.Subject, change.Name, change.Total));
    }

    [Fact]
    public async Task A_promise_that_is_the_first_or_only_offered_changes_no_open_record()
    {
        var room = await LevelRoom.OpenAsync();
        var consumer = await room.Host.ClientForAsync(room.Organization, Role.Consumer);
        await IncidentRoom.SubmitAsync(consumer, new SubmitIncidentRequest("Printer jams"));
        var provider = await room.Host.Database.AddOrganizationAsync();
        var agreement = await AddAgreementAsync(room, provider.Id, acceptedAt: null);
        var request = new OlaPolicyImpactRequest(Ola(Priority.P4, 600).Targets);

        var first = await room.Manager.PostAsync($"groups/{room.Organization.DeskId}/levels/impact", request).AsAsync<LevelImpactResponse>();
        var offered = await room.Manager.PostAsync($"agreements/{agreement}/levels/impact", request).AsAsync<LevelImpactResponse>();

        Assert.All([.. first.Modes, .. offered.Modes], mode => Assert.Equal(0, mode.Changed));
    }

    [Fact]
    public async Task A_holders_preview_is_refused_like_the_change_and_warns_alike()
    {
        var room = await LevelRoom.OpenAsync();
        var provider = await room.Host.Database.AddOrganizationAsync();
        var path = $"groups/{room.Organization.DeskId}/levels/impact";
        var accepted = await AddAgreementAsync(room, provider.Id, acceptedAt: Morning);
        var agent = await room.Host.ClientForAsync(room.Organization, Role.Agent);
        var stranger = (await LevelRoom.OpenAsync(room.Host)).Manager;
        var fine = new OlaPolicyImpactRequest(Ola(Priority.P1, 600).Targets);

        var word = await LevelRoom.RefusedAsync(room.Manager.PostAsync(path, new OlaPolicyImpactRequest([new OlaTargetBody(Priority.P1, ClockMetric.Update, 60)])));
        var enormous = await room.Manager.PostAsync(path, new OlaPolicyImpactRequest(Ola(Priority.P1, 20_000_000).Targets)).AsAsync<LevelImpactResponse>();
        await LevelRoom.RefusedAsync(room.Manager.PostAsync($"agreements/{accepted}/levels/impact", fine), HttpStatusCode.Conflict);
        await LevelRoom.RefusedAsync(agent.PostAsync(path, fine), HttpStatusCode.Forbidden);
        await LevelRoom.RefusedAsync(stranger.PostAsync(path, fine), HttpStatusCode.NotFound);
        await LevelRoom.RefusedAsync(stranger.PostAsync($"agreements/{accepted}/levels/impact", fine), HttpStatusCode.NotFound);

        Assert.Equal([LevelFindingCodes.UpdateIsTheDesks], word.Errors!["targets[0]"]);
        Assert.Contains(enormous.Warnings, warning => warning.Code == LevelFindingCodes.PromisesDoNotFit);
    }

    [Fact]
    public async Task A_preview_with_an_escalation_policy_that_does_not_exist_is_refused()
    {
        var room = await LevelRoom.OpenAsync();
        var present = await room.StandardAsync();

        var refused = await LevelRoom.RefusedAsync(
            room.Manager.PostAsync($"sla-policies/{present.Id}/impact", new SlaPolicyImpactRequest(LevelRoom.Policy(), Guid.NewGuid())));

        Assert.True(refused.Errors!.ContainsKey("escalationPolicyId"));
    }

    [Fact]
    public async Task What_a_provider_accepted_is_not_changed_by_one_side()
    {
        var room = await LevelRoom.OpenAsync();
        var provider = await room.Host.Database.AddOrganizationAsync();
        var agreement = await AddAgreementAsync(room, provider.Id, acceptedAt: null);
        var path = $"agreements/{agreement}/levels";
        await LevelRoom.PutAsync(room.Manager, path, 0, Ola(Priority.P2, 600)).AsAsync<OlaPolicyResponse>();
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            (await db.Agreements.FindAsync([agreement], Cancel))!.AcceptedAt = Morning;
            await db.SaveChangesAsync(Cancel);
        });

        var refused = await LevelRoom.RefusedAsync(LevelRoom.PutAsync(room.Manager, path, 1, Ola(Priority.P2, 60)), HttpStatusCode.Conflict);

        Assert.True(refused.Errors!.ContainsKey("targets"));
        Assert.Equal(600, (await IncidentRoom.GetAsync<OlaPolicyResponse>(room.Manager, path)).Targets.Single().Seconds);
    }

    [Fact]
    public async Task The_matrix_has_four_rows_of_four_and_is_guarded_by_its_version()
    {
        var room = await LevelRoom.OpenAsync();
        IReadOnlyList<IReadOnlyList<Priority>> flat = [.. Enumerable.Repeat<IReadOnlyList<Priority>>([Priority.P1, Priority.P2, Priority.P3, Priority.P4], 4)];
        var changed = await LevelRoom.PutAsync(room.Manager, "priority-matrix", 1, new SavePriorityMatrixRequest(flat)).AsAsync<PriorityMatrixResponse>();
        var stale = await LevelRoom.RefusedAsync(LevelRoom.PutAsync(room.Manager, "priority-matrix", 1, new SavePriorityMatrixRequest(flat)), HttpStatusCode.PreconditionFailed);
        var incomplete = await LevelRoom.RefusedAsync(LevelRoom.PutAsync(room.Manager, "priority-matrix", 2, new SavePriorityMatrixRequest([.. flat.Take(3)])));

        Assert.Equal((2, Priority.P3), (changed.Version, changed.Rows[3][2]));
        Assert.Equal(ProblemCodes.Stale, stale.Code);
        Assert.True(incomplete.Errors!.ContainsKey("rows"));
    }

    private static SaveOlaPolicyRequest Ola(Priority priority, int seconds) =>
        new([new OlaTargetBody(priority, ClockMetric.Resolution, seconds)], AcceptsWarnings: true);

    private static async Task<Guid> AddAgreementAsync(LevelRoom room, Guid providerId, Instant? acceptedAt)
    {
        var id = Guid.CreateVersion7();
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.Agreements.Add(new AgreementRow
            {
                Id = id,
                OrganizationId = room.Organization.Id,
                ProviderId = providerId,
                Name = "Night desk",
                GroupId = room.Organization.DeskId,
                FromAt = Morning,
                OfferedAt = Morning,
                AcceptedAt = acceptedAt,
            });
            await db.SaveChangesAsync(Cancel);
        });
        return id;
    }
}
