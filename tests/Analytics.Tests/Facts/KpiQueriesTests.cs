using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Facts;

/// <summary>Figures over 250 random histories, computed by the queries and by brute force.</summary>
public sealed class KpiQueriesTests(KpiQueriesTests.Records records) : IClassFixture<KpiQueriesTests.Records>
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly ReportPeriod Period = new(new LocalDate(2026, 3, 10), new LocalDate(2026, 5, 10), Jakarta);
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 4, 3, 0);

    private FactsWorld World => records.World;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scopes => ["all", "not restricted", "desk", "network", "banking", "questions"];

    [Theory, MemberData(nameof(Scopes))]
    public async Task Opened_escalated_and_passed_back_and_forth(string name)
    {
        var scope = ScopeOf(name);
        var brute = Brute(scope);

        var total = (await QueryAsync(queries => queries.OpenedAsync(scope, Window, KpiDimension.Priority, Cancel))).Single(row => row.IsTotal);

        Assert.Equal(brute.Opened.Count, total.Opened);
        Assert.Equal(brute.OpenedApart, total.Apart);
        Assert.Equal(brute.Opened.Count(life => life.IsEscalated), total.Escalated);
        Assert.Equal(brute.Opened.Count(life => life.IsPassedBackAndForth), total.PingPong);
    }

    [Theory, MemberData(nameof(Scopes))]
    public async Task Times_to_respond_and_to_resolve(string name)
    {
        var scope = ScopeOf(name);
        var brute = Brute(scope);

        var responded = (await QueryAsync(queries => queries.RespondedAsync(scope, Window, KpiDimension.Group, Cancel))).Single(row => row.IsTotal);
        var resolved = (await QueryAsync(queries => queries.ResolvedAsync(scope, Window, KpiDimension.Group, Cancel))).Single(row => row.IsTotal);

        AssertFigures(brute.ResponseSeconds, responded.Responded, responded.Mean, responded.Median, responded.P90);
        AssertFigures(brute.ResolutionSeconds, resolved.Resolved, resolved.Mean, resolved.Median, resolved.P90);
    }

    [Theory, MemberData(nameof(Scopes))]
    public async Task Shares_of_what_was_resolved_and_ratings_of_what_was_closed(string name)
    {
        var scope = ScopeOf(name);
        var brute = Brute(scope);
        var resolvedRecords = brute.Resolved;

        var resolved = (await QueryAsync(queries => queries.ResolvedAsync(scope, Window, KpiDimension.None, Cancel))).Single(row => row.IsTotal);
        var closed = (await QueryAsync(queries => queries.ClosedAsync(scope, Window, KpiDimension.None, Cancel))).Single(row => row.IsTotal);

        Assert.Equal(
            (resolvedRecords.Count(life => life.Last is { Hops: 0, ReopenCount: 0 } && life.AtLast<TimelineEntry.Resolved>().GroupId == World.World.Desk),
                resolvedRecords.Count(life => life.Last.ReopenCount > 0),
                resolvedRecords.Count(life => life.Last.IsRouted),
                resolvedRecords.Count(life => life.Last.ClassifierGroupId is not null),
                resolvedRecords.Count(life => life.Last.ClassifierGroupId == life.AtLast<TimelineEntry.Resolved>().GroupId),
                resolvedRecords.Count(life => life.Last.FirstAssignedGroupId == life.AtLast<TimelineEntry.Resolved>().GroupId)),
            (resolved.FirstContact, resolved.Reopened, resolved.Eligible, resolved.AutoAssigned, resolved.Precise, resolved.FirstRight));
        var ratings = brute.Closed.Select(life => life.Last.RatingScore).OfType<int>().ToList();
        Assert.Equal((brute.Closed.Count, ratings.Count), (closed.Closed, closed.Rated));
        Assert.Equal(ratings.Count == 0 ? null : ratings.Average(), closed.MeanRating);
    }

    [Theory, MemberData(nameof(Scopes))]
    public async Task Attainment_backlog_and_risk(string name)
    {
        var scope = ScopeOf(name);
        var brute = Brute(scope);
        Instant[] instants = [Instant.FromUtc(2026, 3, 20, 1, 0), Instant.FromUtc(2026, 4, 10, 17, 0), Now];

        var attainment = await QueryAsync(queries => queries.AttainmentAsync(scope, Window, KpiDimension.Provider, Now, Cancel));
        var backlog = await QueryAsync(queries => queries.BacklogAsync(scope, instants, KpiDimension.Group, Cancel));
        var risk = await QueryAsync(queries => queries.RiskAsync(scope, KpiDimension.Priority, FactsWorld.End, Cancel));

        foreach (var metric in new[] { ClockMetric.Response, ClockMetric.Resolution })
        {
            var counted = attainment.Where(row => row.Metric == metric && !row.IsApart).ToList();
            Assert.Equal(brute.Attainment(metric), (counted.Sum(row => row.Met), counted.Sum(row => row.Breached)));
            var bands = new BruteForce(World, scope, Period.Start, Period.End, FactsWorld.End).Risk(metric);
            Assert.Equal(bands, Enumerable.Range(0, 5).Select(band => risk.Where(row => row.Metric == metric && row.Band == band).Sum(row => row.Count)));
        }
        for (var i = 0; i < instants.Length; i++)
        {
            var expected = brute.Backlog(instants[i]).GroupBy(open => open.Age).Select(group => (group.Key, group.Count())).Order();
            var actual = backlog.Where(row => row.Instant == i).GroupBy(row => row.Age).Select(group => (group.Key, group.Sum(row => row.Count))).Order();
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public async Task Rows_of_a_division_add_up_to_the_total_and_steps_follow_local_midnights()
    {
        var scope = ScopeOf("all");
        var window = KpiWindow.Of(Period, Period.Every(1));

        var rows = await QueryAsync(queries => queries.OpenedAsync(scope, window, KpiDimension.Step, Cancel));

        Assert.Equal(rows.Single(row => row.IsTotal).Opened, rows.Where(row => !row.IsTotal).Sum(row => row.Opened));
        var expected = Brute(scope).Opened
            .GroupBy(life => NodaTime.Period.DaysBetween(Period.From, life.Last.OpenedAt.InZone(Jakarta).Date)).ToDictionary(group => $"{group.Key}", group => group.Count());
        Assert.Equal(
            expected.OrderBy(pair => pair.Key), rows.Where(row => row is { IsTotal: false, Opened: > 0 }).ToDictionary(row => row.Key, row => row.Opened).OrderBy(pair => pair.Key));
    }

    [Theory, MemberData(nameof(Scopes))]
    public async Task The_records_behind_a_number_are_as_many_as_it_says_page_by_page(string name)
    {
        var scope = ScopeOf(name);
        var brute = Brute(scope);
        var (response, resolution) = (brute.Attainment(ClockMetric.Response), brute.Attainment(ClockMetric.Resolution));
        var resolved = (await QueryAsync(queries => queries.ResolvedAsync(scope, Window, KpiDimension.None, Cancel))).Single(row => row.IsTotal);
        var opened = (await QueryAsync(queries => queries.OpenedAsync(scope, Window, KpiDimension.None, Cancel))).Single(row => row.IsTotal);
        Dictionary<KpiNumber, int> expected = new()
        {
            [KpiNumber.Opened] = brute.Opened.Count,
            [KpiNumber.Escalated] = opened.Escalated,
            [KpiNumber.PingPong] = opened.PingPong,
            [KpiNumber.Responded] = brute.Responded.Count,
            [KpiNumber.Resolved] = brute.Resolved.Count,
            [KpiNumber.FirstContact] = resolved.FirstContact,
            [KpiNumber.Reopened] = resolved.Reopened,
            [KpiNumber.AutoAssigned] = resolved.AutoAssigned,
            [KpiNumber.Precise] = resolved.Precise,
            [KpiNumber.FirstRight] = resolved.FirstRight,
            [KpiNumber.Closed] = brute.Closed.Count,
            [KpiNumber.Rated] = brute.Closed.Count(life => life.Last.RatingScore is not null),
            [KpiNumber.Backlog] = brute.Backlog(Now).Count,
            [KpiNumber.ResponseMet] = response.Met,
            [KpiNumber.ResponseBreached] = response.Breached,
            [KpiNumber.ResolutionMet] = resolution.Met,
            [KpiNumber.ResolutionBreached] = resolution.Breached,
        };

        foreach (var number in Enum.GetValues<KpiNumber>())
        {
            var ids = await AllAsync(number, scope, pageSize: 7);

            Assert.Equal(ids.Distinct().Count(), ids.Count);
            Assert.Equal((number, expected[number]), (number, ids.Count));
        }
    }

    [Fact]
    public async Task Quarters_of_an_hour_hold_everything_that_was_opened()
    {
        var quarters = await QueryAsync(queries => queries.QuartersAsync(ScopeOf("all"), Window, Cancel));

        var brute = Brute(ScopeOf("all"));
        Assert.Equal(brute.Opened.Count + brute.OpenedApart, quarters.Sum(quarter => quarter.Count));
    }

    private static KpiWindow Window => KpiWindow.Of(Period, [Period.From]);

    private async Task<List<Guid>> AllAsync(KpiNumber number, KpiScope scope, int pageSize)
    {
        List<Guid> ids = [];
        (Instant, Guid)? after = null;
        while (true)
        {
            var page = await World.InScopeAsync((_, provider) => provider.GetRequiredService<KpiIncidents>()
                .PageAsync(number, scope, null, Period.Start, Period.End, Now, after, pageSize, Cancel));
            ids.AddRange(page.Select(row => row.IncidentId));
            if (page.Count < pageSize) return ids;
            after = (page[^1].At, page[^1].IncidentId);
        }
    }

    private Task<List<T>> QueryAsync<T>(Func<KpiQueries, Task<List<T>>> query) =>
        World.InScopeAsync((_, provider) => query(provider.GetRequiredService<KpiQueries>()));

    private BruteForce Brute(KpiScope scope) => new(World, scope, Period.Start, Period.End, Now);

    private KpiScope ScopeOf(string name) => name switch
    {
        "not restricted" => new KpiScope(IncidentKind.Incident, null, null, false),
        "desk" => new KpiScope(IncidentKind.Incident, World.World.Desk, null, true),
        "network" => new KpiScope(IncidentKind.Incident, World.World.Network, null, true),
        "banking" => new KpiScope(IncidentKind.Incident, null, World.World.Banking, true),
        "questions" => new KpiScope(IncidentKind.Question, null, null, true),
        _ => new KpiScope(IncidentKind.Incident, null, null, true),
    };

    private static void AssertFigures(List<double> sorted, int count, double? mean, double? median, double? p90)
    {
        Assert.Equal(sorted.Count, count);
        AssertClose(sorted.Count == 0 ? null : sorted.Average(), mean);
        AssertClose(BruteForce.Percentile(sorted, 0.5), median);
        AssertClose(BruteForce.Percentile(sorted, 0.9), p90);
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value) Assert.Equal(value, actual!.Value, 3);
    }

    /// <summary>One organization for all tests here; they only read.</summary>
    public sealed class Records : IAsyncLifetime
    {
        internal FactsWorld World { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            World = await FactsWorld.CreateAsync();
            await World.AddRecordsAsync(250, new Random(42));
            await World.RebuildAsync();
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
