using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Tests.Decisions;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Learning;

public sealed class ReplayTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 6, 0);
    private RoutingLab _lab = null!;
    private Replays _replays = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await RoutingLab.CreateAsync(RoutingMode.Auto, time: new FakeTimeProvider(Now.ToDateTimeOffset()));
        await _lab.SeedAsync(1_500);
        await _lab.AsOwnerAsync(AddWaysAsync);
        await _lab.Services.GetRequiredService<ModelTraining>().RunAsync(_lab.Organization.Id, null, Cancel);
        _replays = _lab.Services.GetRequiredService<Replays>();
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_replay_says_the_same_as_counting_record_by_record_in_another_way()
    {
        var set = await SetAsync();
        const double threshold = 0.8;

        var said = set.Of(new WhatIfRequest(Threshold: threshold));

        // From the stored bytes and the database's own words, without the code that replays.
        var points = UnseenPoints.Read((await _lab.ModelAsync(1)).Unseen!);
        var (automatic, right, abstained, records, saved) = (0, 0, 0, 0, 0L);
        await _lab.AsOwnerAsync(async db =>
        {
            foreach (var incident in await db.Incidents.AsNoTracking().Where(row => row.OpenedAt > Now - Duration.FromDays(90)).ToListAsync(Cancel))
            {
                if (!points.TryGetValue(incident.Id, out var point)) continue;

                records++;
                if (point.GuessedId is null) abstained++;
                if (point.GuessedId is null || point.Confidence < threshold) continue;

                automatic++;
                if (point.GuessedId != incident.GroupId) continue;

                right++;
                saved += (await db.HolderSpans.AsNoTracking().Where(span => span.IncidentId == incident.Id && span.GroupId != incident.GroupId)
                    .SumAsync(span => span.BusinessSeconds, Cancel)) ?? 0;
            }
        });
        Assert.True(automatic > 50 && right > 50 && saved > 0, $"{automatic} {right} {saved}");
        Assert.Equal((records, records), (said.Records, said.OutOfFold));
        Assert.Equal(
            new WhatIfFiguresResponse(automatic, right, automatic - right, records - abstained - automatic, abstained, saved, (automatic - right) * 1_200L), said.Asked);
        Assert.Equal(1_200, said.DetourSeconds);
        Assert.Equal(automatic, said.Groups.Sum(group => group.Automatic));
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer_and_a_higher_threshold_never_assigns_more()
    {
        var set = await SetAsync();
        var answers = new[] { 0.0, 0.5, 0.9, 1.0 }.Select(threshold => set.Of(new WhatIfRequest(Threshold: threshold)).Asked!).ToArray();

        Assert.Equal(answers[1], set.Of(new WhatIfRequest(Threshold: 0.5)).Asked);
        Assert.Equal(answers.Select(answer => answer.Automatic).OrderDescending(), answers.Select(answer => answer.Automatic));
        Assert.Equal(set.Records.Count - answers[0].Abstained, answers[0].Automatic);
    }

    [Fact]
    public async Task The_target_with_which_a_model_was_trained_gives_its_own_thresholds()
    {
        var said = (await SetAsync()).Of(new WhatIfRequest(TargetPrecision: 0.95));

        Assert.Equal(said.AsTrained, said.Asked);
    }

    [Fact]
    public async Task A_group_may_have_a_threshold_of_its_own()
    {
        var set = await SetAsync();
        var network = _lab.Groups["network"];

        var said = set.Of(new WhatIfRequest(Threshold: 0.5, Groups: [new WhatIfThreshold(network, null)]));

        Assert.Equal((null, 0), (said.Groups.Single(group => group.GroupId == network).Threshold, said.Groups.Single(group => group.GroupId == network).Automatic));
        Assert.True(said.Asked!.Automatic < set.Of(new WhatIfRequest(Threshold: 0.5)).Asked!.Automatic);
    }

    [Fact]
    public async Task A_version_that_is_not_there_has_nothing_to_say() =>
        Assert.Equal((null, null), await _replays.FindAsync(_lab.Organization.Id, 9, Cancel));

    private async Task<ReplaySet> SetAsync()
    {
        while (true)
        {
            var (set, progress) = await _replays.FindAsync(_lab.Organization.Id, 1, Cancel);
            if (set is not null) return set;

            Assert.NotNull(progress);
            await Task.Delay(20, Cancel);
        }
    }

    // The desk has each record for ten minutes, every fifth goes by a wrong group for twenty.
    private async Task AddWaysAsync(Data.PlatformDbContext db)
    {
        var wrong = _lab.Groups.Values.ToArray();
        var incidents = await db.Incidents.AsNoTracking().OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(Cancel);
        foreach (var (number, incident) in incidents.Index())
        {
            if (incident.GroupId == _lab.Organization.DeskId)
            {
                Add(incident, 0, _lab.Organization.DeskId, 600);
                continue;
            }

            Add(incident, 0, _lab.Organization.DeskId, 600);
            if (number % 5 == 0) Add(incident, 1, wrong.First(group => group != incident.GroupId && group != _lab.Organization.DeskId), 1_200);
            Add(incident, 2, incident.GroupId, 3_600);
        }

        await db.SaveChangesAsync(Cancel);

        void Add(Data.Incidents.IncidentRow incident, int ordinal, Guid groupId, long seconds) => db.HolderSpans.Add(new HolderSpanRow
        {
            OrganizationId = incident.OrganizationId,
            IncidentId = incident.Id,
            Ordinal = ordinal,
            OpenedAt = incident.OpenedAt,
            GroupId = groupId,
            State = IncidentState.InProgress,
            ServiceId = incident.ServiceId,
            FromAt = incident.OpenedAt,
            ToAt = incident.OpenedAt + Duration.FromSeconds(seconds),
            BusinessSeconds = seconds,
        });
    }
}
