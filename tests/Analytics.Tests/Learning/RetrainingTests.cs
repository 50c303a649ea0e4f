using System.Text.Json;
using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Tests.Decisions;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Tests.Learning;

public sealed class RetrainingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Instant.FromUtc(2026, 11, 1, 6, 0).ToDateTimeOffset());
    private RoutingLab _lab = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await RoutingLab.CreateAsync(RoutingMode.Auto, time: _time);
        await _lab.SeedAsync(1_500);
        await _lab.Services.GetRequiredService<ModelTraining>().RunAsync(_lab.Organization.Id, null, Cancel);
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_week_later_with_new_records_a_version_is_trained_by_the_calendar_and_once()
    {
        _time.Advance(TimeSpan.FromDays(7));
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));

        Assert.Equal(1, await Retraining.RunOnceAsync(Cancel));
        Assert.Equal(0, await Retraining.RunOnceAsync(Cancel));

        var version = await _lab.ModelAsync(2);
        Assert.Equal((RoutingTrigger.Schedule, null), (version.Trigger, version.CreatedBy));
        Assert.NotNull(version.Artifact);
    }

    [Fact]
    public async Task Without_new_records_nothing_is_trained()
    {
        _time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, await Retraining.RunOnceAsync(Cancel));
        Assert.Equal(1, await VersionsAsync());
    }

    [Fact]
    public async Task An_organization_that_wants_neither_is_left_alone()
    {
        await SetAsync(null, retrainsOnDrift: false);
        _time.Advance(TimeSpan.FromDays(7));
        await AddStrangeAsync();

        Assert.Equal(0, await Retraining.RunOnceAsync(Cancel));
        Assert.Equal(1, await VersionsAsync());
    }

    [Fact]
    public async Task Records_that_are_no_longer_what_they_were_bring_a_training_and_say_what_changed()
    {
        await SetAsync(null, retrainsOnDrift: true);
        _time.Advance(TimeSpan.FromDays(7));
        await AddStrangeAsync();

        Assert.Equal(1, await Retraining.RunOnceAsync(Cancel));

        var version = await _lab.ModelAsync(2);
        Assert.Equal(RoutingTrigger.Drift, version.Trigger);
        Assert.Contains(version.Drift, finding => finding.Kind == RoutingDriftKind.Precision && finding.Found < finding.Expected - 0.05);
    }

    [Fact]
    public async Task Drift_is_kept_week_by_week_and_measuring_again_replaces_the_week()
    {
        _time.Advance(TimeSpan.FromDays(7));
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));
        await using var scope = _lab.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var drift = _lab.Services.GetRequiredService<DriftMeasurement>();

        var fresh = await drift.MeasureAsync(db, Cancel);
        await drift.MeasureAsync(db, Cancel);

        var rows = await db.RoutingWeeks.AsNoTracking().OrderBy(row => row.WeekOn).ToListAsync(Cancel);
        var weeks = rows.Select(row => JsonSerializer.Deserialize<RoutingWeekResponse>(row.Figures, PlatformJson.Options)!).ToList();
        Assert.Equal(rows.Select(row => row.WeekOn), weeks.Select(week => week.Week));
        Assert.Equal(rows.Count, rows.Select(row => row.WeekOn).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(IsoDayOfWeek.Monday, row.WeekOn.DayOfWeek));
        Assert.Equal(fresh, weeks.Sum(week => week.Records));
        Assert.InRange(fresh!.Value, 400, 500);
        Assert.All(weeks, week => Assert.True(week.Words > week.UnknownWords && week.Right <= week.Records && week.Groups.Sum(group => group.Records) == week.Records));
    }

    [Fact]
    public async Task While_another_replica_looks_nothing_is_done()
    {
        _time.Advance(TimeSpan.FromDays(7));
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));
        await using var held = await NamedLock.TakeAsync(_lab.Services.GetRequiredService<NpgsqlDataSource>(), "routing-retraining", Cancel);

        Assert.NotNull(held);
        Assert.Equal(0, await Retraining.RunOnceAsync(Cancel));
    }

    [Theory]
    [InlineData("organization")]
    [InlineData("channels")]
    [InlineData("groups")]
    public async Task Where_the_classifier_is_asked_about_nothing_nothing_is_trained(string off)
    {
        _time.Advance(TimeSpan.FromDays(7));
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));
        await _lab.AsOwnerAsync(db => off switch
        {
            "organization" => db.Organizations.ExecuteUpdateAsync(row => row.SetProperty(o => o.RoutingMode, RoutingMode.Off), Cancel),
            "channels" => db.RoutingSettings.ExecuteUpdateAsync(
                row => row.SetProperty(s => s.ChannelModes, Enum.GetValues<Channel>().ToDictionary(channel => channel, _ => RoutingMode.Off)), Cancel),
            _ => db.RoutingGroups.ExecuteUpdateAsync(row => row.SetProperty(g => g.Mode, RoutingMode.Off), Cancel),
        });

        Assert.Equal(0, await Retraining.RunOnceAsync(Cancel));
        Assert.Equal(0, await ActivatorUtilities.CreateInstance<FirstTraining>(_lab.Services).RunOnceAsync(Cancel));
    }

    [Fact]
    public async Task One_group_in_one_channel_is_enough_to_go_on_learning()
    {
        _time.Advance(TimeSpan.FromDays(7));
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));
        var one = _lab.Groups.Values.First();
        await _lab.AsOwnerAsync(async db =>
        {
            await db.RoutingSettings.ExecuteUpdateAsync(
                row => row.SetProperty(s => s.ChannelModes, Enum.GetValues<Channel>().Skip(1).ToDictionary(channel => channel, _ => RoutingMode.Off)), Cancel);
            await db.RoutingGroups.Where(row => row.GroupId != one).ExecuteUpdateAsync(row => row.SetProperty(g => g.Mode, RoutingMode.Off), Cancel);
        });

        Assert.Equal(1, await Retraining.RunOnceAsync(Cancel));
    }

    private Retraining Retraining => _lab.Services.GetRequiredService<Retraining>();

    // As if each group had begun to do the work of the next.
    private async Task AddStrangeAsync()
    {
        var own = new Dictionary<string, Guid>(_lab.Groups);
        var keys = SyntheticCatalog.Groups.Select(group => group.Key).ToArray();
        foreach (var (index, key) in keys.Index()) _lab.Groups[key] = own[keys[(index + 1) % keys.Length]];
        await _lab.SeedAsync(500, seed: 22, days: 7, until: Instant.FromUtc(2026, 11, 8, 0, 0));
    }

    private Task SetAsync(int? days, bool retrainsOnDrift) => _lab.AsOwnerAsync(async db =>
    {
        db.LearningSettings.Add(new LearningSettingsRow { OrganizationId = _lab.Organization.Id, RetrainDays = days, RetrainsOnDrift = retrainsOnDrift });
        await db.SaveChangesAsync(Cancel);
    });

    private async Task<int> VersionsAsync()
    {
        var count = 0;
        await _lab.AsOwnerAsync(async db => count = await db.RoutingModels.CountAsync(Cancel));
        return count;
    }
}
