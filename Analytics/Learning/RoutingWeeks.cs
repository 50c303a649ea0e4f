using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>What a model said of records, by the week in which they were opened.</summary>
internal static class RoutingWeeks
{
    /// <summary>Oldest first; weeks without records are left out.</summary>
    public static IReadOnlyList<RoutingWeekResponse> Of(
        IEnumerable<(RoutingExample Example, RoutingVerdict Verdict)> judged, GroupSuccession succession, DateTimeZone zone) =>
    [
        .. judged.GroupBy(pair => MondayOf(pair.Example.At, zone)).OrderBy(week => week.Key).Select(week =>
        {
            var said = week.Where(pair => pair.Verdict.GuessedId is not null).ToArray();
            return new RoutingWeekResponse(
                week.Key, week.Count(), week.Count() - said.Length, said.Count(IsRight), said.Count(pair => pair.Verdict.IsApplied),
                said.Count(pair => pair.Verdict.IsApplied && IsRight(pair)), said.Length == 0 ? null : said.Average(pair => pair.Verdict.Confidence),
                week.Sum(pair => pair.Verdict.Words), week.Sum(pair => pair.Verdict.UnknownWords),
                [
                    .. week.CountBy(pair => pair.Example.GroupId).OrderByDescending(group => group.Value).ThenBy(group => group.Key)
                        .Select(group => new RoutingGroupCountResponse(group.Key, null, group.Value)),
                ]);

            bool IsRight((RoutingExample Example, RoutingVerdict Verdict) pair) => succession.Of(pair.Verdict.GuessedId!.Value, null) == pair.Example.GroupId;
        }),
    ];

    /// <summary>The Monday before or at an instant.</summary>
    public static LocalDate MondayOf(Instant at, DateTimeZone zone) => at.InZone(zone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);

    /// <summary>Several weeks as one.</summary>
    public static RoutingSample Sum(IReadOnlyList<RoutingWeekResponse> weeks)
    {
        var (records, said, words) = (weeks.Sum(week => week.Records), weeks.Sum(week => week.Records - week.Abstained), weeks.Sum(week => week.Words));
        return new RoutingSample(
            records,
            weeks.SelectMany(week => week.Groups).GroupBy(group => group.GroupId).ToDictionary(group => group.Key, group => group.Sum(one => one.Records)),
            words == 0 ? null : weeks.Sum(week => week.UnknownWords) / (double)words,
            said == 0 ? null : weeks.Sum(week => (week.Confidence ?? 0) * (week.Records - week.Abstained)) / said,
            records == 0 ? 0 : weeks.Sum(week => week.Right) / (double)records);
    }
}
