using IncidentPlatform.Data.Demo.History.Scenarios;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>How a record went from opening to closure.</summary>
internal sealed record Course(
    Instant RespondedAt, Instant? FirstResolvedAt, Instant? ReopenedAt, Instant ResolvedAt, Instant? ClosedAt, IReadOnlyList<SyntheticHold> Holds, int? Rating)
{
    private const double ReopenShare = 0.035;
    private const double OfficeDayMinutes = 9 * 60;

    public static (Impact Impact, Urgency Urgency, SyntheticTarget Target) DrawPriority(Severity severity, SyntheticRandom random)
    {
        var (impacts, urgencies) = severity switch
        {
            Severity.Low => (Odds<Impact>(0, 0, 25, 75), Odds<Urgency>(0, 0, 45, 55)),
            Severity.Normal => (Odds<Impact>(0, 6, 60, 34), Odds<Urgency>(0, 18, 62, 20)),
            Severity.High => (Odds<Impact>(3, 30, 57, 10), Odds<Urgency>(8, 42, 45, 5)),
            Severity.Outage => (Odds<Impact>(18, 42, 40, 0), Odds<Urgency>(22, 45, 33, 0)),
        };
        var (impact, urgency) = (random.Weighted(impacts), random.Weighted(urgencies));
        return (impact, urgency, SyntheticCatalog.Targets[(int)PriorityMatrix.Default.PriorityOf(impact, urgency)]);
    }

    /// <param name="end">The history stops here: everything is resolved before it.</param>
    /// <param name="pace">How long work takes beside the usual, which is 1.</param>
    public static Course Draw(
        Instant opened, Instant end, SyntheticTarget target, bool aroundTheClock, string group, string channel, double pace, SyntheticRandom random)
    {
        // On the phone the agent answers by recording: the response is there at opening.
        var desk = group == SyntheticCatalog.ServiceDesk;
        var response = channel == "Phone" ? 0 : target.ResponseMinutes * random.Spread(0.27, 0.75);
        var work = target.ResolutionMinutes * pace * (desk ? random.Spread(0.11, 0.85) : random.Spread(0.28, 0.8));
        work = Math.Max(work, response + 2 + random.Share() * 20);

        var responded = Add(opened, response);
        var holds = new List<SyntheticHold>();
        var resolved = DrawHold(desk, random) is { } reason ? Hold(reason) : Add(opened, work);

        Instant? first = null, reopened = null;
        if (random.Chance(ReopenShare))
        {
            (first, reopened) = (resolved, OfficeTime.Add(resolved, 30 + random.Share() * 4 * OfficeDayMinutes, false));
            resolved = Add(reopened.Value, target.ResolutionMinutes * random.Spread(0.12, 0.7));
        }

        var course = new Course(responded, first, reopened, resolved, null, holds, null);
        if (resolved >= end) course = Shorten(opened, end, random);
        return course.Finish(end, work > target.ResolutionMinutes, random);

        Instant Add(Instant from, double minutes) => OfficeTime.Add(from, minutes, aroundTheClock);

        Instant Hold(string reason)
        {
            var before = response + (work - response) * (0.1 + random.Share() * 0.6);
            var from = Add(opened, before);
            var wait = random.Spread(0.7 * OfficeDayMinutes, 0.8);

            // A provider's time is ours: it is part of the work. Waiting for the consumer comes on top and pauses the clock.
            var to = reason == "AwaitingProvider" ? Add(from, (work - before) * 0.7) : OfficeTime.Add(from, wait, false);
            holds.Add(new SyntheticHold(reason, from, to));
            return Add(to, reason == "AwaitingProvider" ? (work - before) * 0.3 : work - before);
        }
    }

    private static (T, double)[] Odds<T>(params double[] odds) where T : struct, Enum => [.. Enum.GetValues<T>().Zip(odds)];

    private static string? DrawHold(bool desk, SyntheticRandom random)
    {
        if (!random.Chance(desk ? 0.08 : 0.24)) return null;
        return random.Weighted([("AwaitingConsumer", 62.0), ("AwaitingProvider", 26.0), ("Scheduled", 12.0)]);
    }

    /// <summary>Opened too shortly before the end for its course: it went quickly instead.</summary>
    private static Course Shorten(Instant opened, Instant end, SyntheticRandom random)
    {
        var seconds = (end - opened).TotalSeconds;
        var responded = opened + Duration.FromSeconds((long)(seconds * 0.1 * random.Share()));
        var resolved = opened + Duration.FromSeconds((long)(seconds * (0.2 + 0.7 * random.Share())));
        return new Course(responded, null, null, resolved, null, [], null);
    }

    private Course Finish(Instant end, bool late, SyntheticRandom random)
    {
        var confirmed = random.Chance(0.35);
        var closed = OfficeTime.Add(ResolvedAt, confirmed ? 5 + random.Share() * OfficeDayMinutes : 5 * OfficeDayMinutes, false);
        int? rating = random.Chance(confirmed ? 0.6 : 0.12) ? DrawRating(late || ReopenedAt is not null, random) : null;
        return this with { ClosedAt = closed < end ? closed : null, Rating = closed < end ? rating : null };
    }

    private static int DrawRating(bool disappointed, SyntheticRandom random) => disappointed
        ? random.Weighted([(1, 18.0), (2, 27.0), (3, 30.0), (4, 18.0), (5, 7.0)])
        : random.Weighted([(1, 2.0), (2, 4.0), (3, 13.0), (4, 36.0), (5, 45.0)]);
}
