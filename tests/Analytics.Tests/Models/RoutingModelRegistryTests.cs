using IncidentPlatform.Analytics.Tests.Decisions;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Tests.Models;

public sealed class RoutingModelRegistryTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);
    private readonly FakeTimeProvider _time = new(Now.ToDateTimeOffset());
    private RoutingLab _lab = null!;
    private AsyncServiceScope _scope;
    private RoutingModelRegistry _registry = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await RoutingLab.CreateAsync(RoutingMode.Suggest);
        _scope = _lab.Scope();
        _registry = new RoutingModelRegistry(_scope.ServiceProvider.GetRequiredService<Data.PlatformDbContext>(), new WakeUps(), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _lab.DisposeAsync();
    }

    [Fact]
    public async Task Only_one_version_is_trained_at_a_time()
    {
        var first = await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel);
        var second = await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel);

        Assert.Equal((1, null), (first, second));
    }

    [Fact]
    public async Task A_version_whose_process_was_killed_holds_up_no_other()
    {
        await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel);
        _time.Advance(TimeSpan.FromMinutes(2));

        var next = await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel);

        Assert.Equal(2, next);
        Assert.Equal(RoutingModelState.Interrupted, (await _lab.ModelAsync(1)).State);
    }

    [Fact]
    public async Task A_long_training_whose_process_lives_is_not_taken_for_dead()
    {
        await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel);
        _time.Advance(TimeSpan.FromHours(1));
        await using var held = await TrainingLock.TakeAsync(
            _lab.Services.GetRequiredService<NpgsqlDataSource>(), _lab.Organization.Id, TimeSpan.FromSeconds(5), Cancel);

        Assert.Null(await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel));
        Assert.Null(await TrainingLock.TakeAsync(
            _lab.Services.GetRequiredService<NpgsqlDataSource>(), _lab.Organization.Id, TimeSpan.FromMilliseconds(50), Cancel));
    }

    [Fact]
    public async Task Every_version_is_kept_and_a_former_one_can_be_restored()
    {
        await TrainAsync(promotes: true);
        await TrainAsync(promotes: true);

        Assert.Equal(PromotionResult.Promoted, await _registry.PromoteAsync(1, _lab.Consumer, Cancel));

        Assert.Equal(RoutingModelState.InService, (await _lab.ModelAsync(1)).State);
        Assert.Equal(_lab.Consumer, (await _lab.ModelAsync(1)).PromotedBy);
        Assert.Equal(RoutingModelState.Retired, (await _lab.ModelAsync(2)).State);
        Assert.Equal(PromotionResult.NothingChanges, await _registry.PromoteAsync(1, null, Cancel));
        Assert.Equal(PromotionResult.Missing, await _registry.PromoteAsync(9, null, Cancel));
    }

    [Fact]
    public async Task What_was_cancelled_is_neither_kept_nor_put_into_service()
    {
        var version = (await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel))!.Value;

        Assert.True(await _registry.EndAsync(version, RoutingModelState.Cancelled, "Cancelled by a person.", Cancel));

        Assert.False(await _registry.ReportAsync(version, "FittingBlocks", 50, Cancel));
        Assert.False(await _registry.FinishAsync(version, Artifact, PromotionCause.First, Cancel));
        Assert.Equal(PromotionResult.NotTrained, await _registry.PromoteAsync(version, null, Cancel));
        Assert.Null((await _lab.ModelAsync(version)).Artifact);
    }

    [Fact]
    public async Task A_version_of_another_organization_does_not_exist()
    {
        await TrainAsync(promotes: false);
        await using var other = await RoutingLab.CreateAsync(RoutingMode.Suggest, _lab.Database);
        await using var scope = other.Scope();
        var registry = scope.ServiceProvider.GetRequiredService<RoutingModelRegistry>();

        Assert.Equal(PromotionResult.Missing, await registry.PromoteAsync(1, null, Cancel));
        Assert.False(await registry.EndAsync(1, RoutingModelState.Cancelled, "", Cancel));
    }

    private static TrainedArtifact Artifact => new([1, 2, 3], "{}", 300, Now - Duration.FromDays(30), Now);

    private async Task TrainAsync(bool promotes)
    {
        var version = (await _registry.BeginAsync(TrainingCause.OnDemand(null), holdsLock: false, Cancel))!.Value;
        Assert.True(await _registry.FinishAsync(version, Artifact, promotes ? PromotionCause.First : null, Cancel));
    }
}
