using System.Text.Json;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Tests.Decisions;
using IncidentPlatform.Analytics.Tests.Routing;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Models;

public sealed class ModelTrainingTests(TrainedFixture trained)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_training_process_learns_from_the_records_and_puts_the_first_model_into_service()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);

        var started = Assert.NotNull(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, TrainingCause.OnDemand(lab.Consumer), Cancel));
        Assert.Null(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, TrainingCause.OnDemand(null), Cancel));
        var code = await started.Ended.WaitAsync(TimeSpan.FromMinutes(3), Cancel);

        var model = await lab.ModelAsync(started.Version);
        Assert.Equal((0, RoutingModelState.InService, 100), (code, model.State, model.Progress));
        Assert.Equal(lab.Consumer, model.CreatedBy);
        var metrics = JsonSerializer.Deserialize<RoutingMetricsResponse>(model.Metrics!, PlatformJson.Options)!;
        Assert.Equal((model.ExampleCount, model.WindowTo), (metrics.Examples, metrics.To));
        Assert.InRange(model.ExampleCount, 1_300, 1_499); // without duplicates and what was no incident
        Assert.InRange(metrics.Accuracy, 0.5, 1);
        Assert.NotNull(metrics.ServiceDesk);

        var id = await lab.OpenAsync("VPN tidak bisa connect dari rumah", "VPN saya gagal connect, sudah coba restart laptop");
        await lab.RouteAsync();
        Assert.True((await lab.ReadAsync(id)).IsRouted);
    }

    [Fact]
    public async Task Cancelling_ends_the_training_process()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(4_000);
        var started = Assert.NotNull(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, TrainingCause.OnDemand(null), Cancel));
        await UntilAsync(async () => (await lab.ModelAsync(started.Version)).Stage is not null);

        await using (var scope = lab.Scope())
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<RoutingModelRegistry>()
                .EndAsync(started.Version, RoutingModelState.Cancelled, "Cancelled by a person.", Cancel));
        }

        Assert.Equal((int)TrainingResult.Ended, await started.Ended.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        var model = await lab.ModelAsync(started.Version);
        Assert.Equal(RoutingModelState.Cancelled, model.State);
        Assert.Null(model.Artifact);
    }

    [Fact]
    public async Task The_training_process_ends_with_the_one_that_asked_for_it()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(4_000);
        var processes = lab.Services.GetRequiredService<TrainingProcesses>();
        var started = Assert.NotNull(await processes.StartAsync(lab.Organization.Id, TrainingCause.OnDemand(null), Cancel));
        await UntilAsync(async () => (await lab.ModelAsync(started.Version)).Stage is not null);

        await processes.StopAsync(Cancel);

        Assert.NotEqual(0, await started.Ended.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal(RoutingModelState.Interrupted, (await lab.ModelAsync(started.Version)).State);
    }

    [Fact]
    public async Task A_model_that_is_no_better_than_chance_is_kept_but_not_put_into_service()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        var training = lab.Services.GetRequiredService<ModelTraining>();

        Assert.Equal(TrainingResult.Trained, await training.RunAsync(lab.Organization.Id, null, Cancel));
        Assert.Equal(TrainingResult.Trained, await training.RunAsync(lab.Organization.Id, null, Cancel));

        var (first, second) = (await lab.ModelAsync(1), await lab.ModelAsync(2));
        Assert.Equal((RoutingModelState.InService, PromotionCause.First), (first.State, first.PromotionCause));
        Assert.Equal((RoutingModelState.Ready, null), (second.State, second.PromotionCause));
        var contest = MetricsOf(second).Contest!;
        Assert.Equal((1, false), (contest.Against, contest.IsBetter));
        Assert.InRange(contest.Accuracy.Value, -0.05, 0.05);
        Assert.Equal(contest.Records, contest.OutOfFold); // all of them are of the first one's training set as well
    }

    [Fact]
    public async Task A_model_that_is_better_on_the_same_unseen_records_goes_into_service_and_says_by_how_much()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        await lab.ServeAsync(Confused(trained.Model), until: Instant.FromUtc(2026, 1, 1, 0, 0));

        Assert.Equal(TrainingResult.Trained, await lab.Services.GetRequiredService<ModelTraining>().RunAsync(lab.Organization.Id, null, Cancel));

        var better = await lab.ModelAsync(2);
        Assert.Equal((RoutingModelState.InService, PromotionCause.Better), (better.State, better.PromotionCause));
        Assert.Equal(RoutingModelState.Retired, (await lab.ModelAsync(1)).State);
        var contest = MetricsOf(better).Contest!;
        Assert.True(contest.IsBetter && contest.Accuracy.Low > 0.1, $"{contest}");
        Assert.Equal(0, contest.OutOfFold);
        Assert.Equal(contest.NewAccuracy - contest.PresentAccuracy, contest.Accuracy.Value, 6);
    }

    [Fact]
    public async Task With_nothing_to_compare_a_new_model_waits_for_a_person()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        await lab.ServeAsync(Confused(trained.Model), until: Instant.FromUtc(2026, 11, 1, 0, 0)); // a version of former times that may know all of them

        await lab.Services.GetRequiredService<ModelTraining>().RunAsync(lab.Organization.Id, null, Cancel);

        var kept = await lab.ModelAsync(2);
        Assert.Equal(RoutingModelState.Ready, kept.State);
        Assert.Null(MetricsOf(kept).Contest);
    }

    [Fact]
    public async Task A_model_that_cannot_be_read_is_replaced()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        await lab.ServeAsync(trained.Model, damage: bytes => bytes[..100]);

        await lab.Services.GetRequiredService<ModelTraining>().RunAsync(lab.Organization.Id, null, Cancel);

        var repaired = await lab.ModelAsync(2);
        Assert.Equal((RoutingModelState.InService, PromotionCause.Repair), (repaired.State, repaired.PromotionCause));
    }

    [Fact]
    public async Task What_a_manager_excludes_is_not_learned_this_time_or_any_other()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        var network = lab.Groups["network"];
        await lab.AsOwnerAsync(async db =>
        {
            db.TrainingExclusions.Add(new TrainingExclusionRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = lab.Organization.Id,
                GroupId = network,
                Reason = "Moved to a provider",
                CreatedBy = lab.Consumer,
                CreatedAt = Instant.FromUtc(2026, 11, 1, 0, 0),
            });
            await db.SaveChangesAsync(Cancel);
        });
        var training = lab.Services.GetRequiredService<ModelTraining>();

        await training.RunAsync(lab.Organization.Id, null, Cancel);
        await training.RunAsync(lab.Organization.Id, null, Cancel);

        foreach (var version in new[] { 1, 2 })
            Assert.DoesNotContain(network, MetricsOf(await lab.ModelAsync(version)).Groups.Select(group => group.GroupId));
    }

    [Fact]
    public async Task Too_few_records_fail_with_a_reason()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(40);

        var result = await lab.Services.GetRequiredService<ModelTraining>().RunAsync(lab.Organization.Id, null, Cancel);

        Assert.Equal(TrainingResult.Failed, result);
        var model = await lab.ModelAsync(1);
        Assert.Equal(RoutingModelState.Failed, model.State);
        Assert.StartsWith("A classifier needs at least two groups", model.Stage, StringComparison.Ordinal);
    }

    /// <summary>The same model, speaking of each group where it means the next.</summary>
    private static RoutingModel Confused(RoutingModel model) =>
        new([.. model.Groups.Skip(1), model.Groups[0]], model.Dictionary, model.Scorer, model.Confidence, model.Thresholds);

    private static RoutingMetricsResponse MetricsOf(RoutingModelRow model) =>
        JsonSerializer.Deserialize<RoutingMetricsResponse>(model.Metrics!, PlatformJson.Options)!;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(50, limit.Token);
    }
}
