using System.Text.Json;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>
/// Asks the model in service about the records that came after those it learned from, and keeps the answers by week: a point of the curve
/// that is drawn over time, and the evidence for drift.
/// </summary>
internal sealed class DriftMeasurement(BlindModels models, TimeProvider time, IOptions<LearningOptions> options)
{
    /// <summary>Measures the organization of the context.</summary>
    /// <returns>Records that came after those that any version learned from; null without a model that can be asked.</returns>
    public async Task<int?> MeasureAsync(PlatformDbContext db, CancellationToken cancel)
    {
        if (await models.InServiceAsync(db, cancel) is not { } model) return null;

        var now = WholeSeconds.Now(time);
        var zone = DateTimeZoneProviders.Tzdb[await db.Organizations.Select(organization => organization.TimeZone).SingleAsync(cancel)];
        // Whole weeks: half of the oldest would look like a quiet week.
        var since = RoutingWeeks.MondayOf(now, zone).PlusWeeks(-options.Value.Weeks).AtStartOfDayInZone(zone).ToInstant();
        var newest = await TrainingExamples.ReadAsync(db, options.Value.MostMeasured, since - Duration.Epsilon, cancel);
        var unseen = newest.Where(example => !model.HasSeen(example)).ToArray();
        var weeks = RoutingWeeks.Of(Judged(model.Model, unseen, cancel), await GroupSuccessions.ReadAsync(db, cancel), zone);
        var measured = await MeasuredAsync(db, model.Version, cancel);
        var findings = measured is null ? [] : RoutingDrift.Find(measured, RoutingWeeks.Sum(weeks), options.Value.Limits);
        await KeepAsync(db, model.Version, weeks, findings, now, cancel);
        var learnedUntil = await db.RoutingModels.MaxAsync(version => version.WindowTo, cancel);
        return unseen.Count(example => learnedUntil is null || example.At > learnedUntil);
    }

    private static IEnumerable<(RoutingExample, RoutingVerdict)> Judged(RoutingModel model, IEnumerable<RoutingExample> examples, CancellationToken cancel)
    {
        foreach (var example in examples)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (example, model.Judge(example.Input));
        }
    }

    private static async Task<RoutingSample?> MeasuredAsync(PlatformDbContext db, int version, CancellationToken cancel)
    {
        var json = await db.RoutingModels.AsNoTracking().Where(model => model.Version == version).Select(model => model.Metrics).SingleAsync(cancel);
        var metrics = json is null ? null : JsonSerializer.Deserialize<RoutingMetricsResponse>(json, PlatformJson.Options);
        return metrics is { Weeks.Count: > 0 } ? RoutingWeeks.Sum(metrics.Weeks) : null;
    }

    private static Task<int> KeepAsync(
        PlatformDbContext db, int version, IReadOnlyList<RoutingWeekResponse> weeks, IReadOnlyList<RoutingDriftFinding> findings, Instant now,
        CancellationToken cancel) => Transactions.RunAsync(db, async inner =>
    {
        var organizationId = db.Tenant.OrganizationId!.Value;
        var settings = await db.LearningSettings.AsTracking().SingleOrDefaultAsync(inner);
        if (settings is null) db.LearningSettings.Add(settings = new LearningSettingsRow { OrganizationId = organizationId });
        (settings.MeasuredAt, settings.Drift) = (now, [.. findings]);

        var measured = weeks.Select(week => week.Week).ToArray();
        var kept = await db.RoutingWeeks.AsTracking().Where(row => row.Version == version && measured.Contains(row.WeekOn))
            .ToDictionaryAsync(row => row.WeekOn, inner);
        foreach (var week in weeks)
        {
            var figures = JsonSerializer.Serialize(week, PlatformJson.Options);
            if (!kept.TryGetValue(week.Week, out var row))
            {
                db.RoutingWeeks.Add(new RoutingWeekRow { OrganizationId = organizationId, Version = version, WeekOn = week.Week, Figures = figures, MeasuredAt = now });
                continue;
            }
            (row.Figures, row.MeasuredAt) = (figures, now);
        }

        return await db.SaveChangesAsync(inner);
    }, cancel);
}
