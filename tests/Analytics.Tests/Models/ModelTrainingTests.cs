using System.Text.Json;
using IncidentPlatform.Analytics.Models;
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

        var started = Assert.NotNull(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, lab.Consumer, Cancel));
        Assert.Null(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, null, Cancel));
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
        var started = Assert.NotNull(await lab.Services.GetRequiredService<TrainingProcesses>().StartAsync(lab.Organization.Id, null, Cancel));
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
        var started = Assert.NotNull(await processes.StartAsync(lab.Organization.Id, null, Cancel));
        await UntilAsync(async () => (await lab.ModelAsync(started.Version)).Stage is not null);

        await processes.StopAsync(Cancel);

        Assert.NotEqual(0, await started.Ended.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal(RoutingModelState.Interrupted, (await lab.ModelAsync(started.Version)).State);
    }

    [Fact]
    public async Task A_model_that_is_no_better_is_kept_but_not_put_into_service()
    {
        await using var lab = await RoutingLab.CreateAsync(RoutingMode.Auto);
        await lab.SeedAsync(1_500);
        var better = JsonSerializer.Serialize(trained.Metrics with { Accuracy = 0.999 }, PlatformJson.Options);
        await lab.ServeAsync(trained.Model, metrics: better, until: Instant.FromUtc(2026, 11, 1, 0, 0));

        var result = await lab.Services.GetRequiredService<ModelTraining>().RunAsync(lab.Organization.Id, null, Cancel);

        Assert.Equal(TrainingResult.Trained, result);
        Assert.Equal(RoutingModelState.InService, (await lab.ModelAsync(1)).State);
        var kept = await lab.ModelAsync(2);
        Assert.Equal(RoutingModelState.Ready, kept.State);
        Assert.NotNull(kept.Artifact);
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

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(50, limit.Token);
    }
}
