using IncidentPlatform.Data.Demo.History.Scenarios;
using NodaTime;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>
/// Generates the SYNTHETIC history of the demo organization in Indonesian and English: invented texts with the ambiguity and noise of real
/// ones (typing errors, mixed language, wrong categories, wrong first assignment, drift), and the course of every record. Pure: the same
/// arguments give the same history.
/// </summary>
public static class SyntheticHistory
{
    private static readonly (string, double)[] Channels = [("Web", 48), ("Email", 27), ("Phone", 20), ("Api", 5)];
    private static readonly (string, double)[] Codes =
    [
        ("Solved", 73), ("Workaround", 9), ("SolvedByConsumer", 5), ("KnownError", 4), ("Duplicate", 3), ("NotReproducible", 3), ("ByDesign", 2), ("NotAnIncident", 1),
    ];

    /// <param name="count">How many records, zero or more.</param>
    /// <param name="to">Every record is opened and resolved before this instant; at least a day after <paramref name="from"/>.</param>
    /// <returns>In the order of opening, all resolved.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or less than a day.</exception>
    public static IReadOnlyList<SyntheticIncident> Generate(int seed, int count, Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from + Duration.FromDays(1));

        var random = new SyntheticRandom(seed);
        (from, to) = (Whole(from), Whole(to));

        // The last hour stays free, so that the last record has time to be resolved.
        var opened = Rhythm.Draw(count, from, to - Duration.FromHours(1), random);
        return [.. opened.Select(at => Incident(at, (at - from) / (to - from), to, random))];
    }

    /// <summary>A part of a long history: records opened from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    /// <param name="start">Where the whole history begins.</param>
    /// <param name="end">Every record is resolved before this instant; it may lie after <paramref name="to"/>.</param>
    internal static IEnumerable<SyntheticIncident> Part(int seed, int count, Instant from, Instant to, Instant start, Instant end)
    {
        var random = new SyntheticRandom(seed);
        return Rhythm.Draw(count, Whole(from), Whole(to), random)
            .Select(at => Incident(at, (at - start) / (end - start), Whole(end), random));
    }

    private static Instant Whole(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    private static SyntheticIncident Incident(Instant opened, double share, Instant end, SyntheticRandom random)
    {
        var scenario = DrawScenario(share, random);
        var resolvers = scenario.Later is { } later && share >= later.From ? later.Resolvers : scenario.Resolvers;
        var group = random.Weighted(resolvers);
        var consumer = DrawConsumer(scenario, random);
        var unit = SyntheticCatalog.UnitOf(consumer);
        var language = DrawLanguage(consumer, random);
        var channel = random.Weighted(Channels);
        var (subject, description) = MessageWriter.Write(scenario, group, language, channel, unit, () => DrawScenario(share, random), random);

        var kind = random.Chance(scenario.Questions) ? "Question" : "Incident";
        var (impact, urgency, target) = Course.DrawPriority(scenario.Severity, random);
        var service = SyntheticCatalog.Services.First(s => s.Key == scenario.Service);
        var course = Course.Draw(opened, end, target, service.AroundTheClock, group, channel, Pace(share, scenario), random);
        var code = kind == "Incident" ? random.Weighted(Codes) : random.Chance(0.97) ? "Answered" : "Duplicate";

        return new SyntheticIncident(
            kind, subject, description, language, scenario.Service, DrawCategory(scenario, random), consumer, unit, group, DrawFirstGroup(group, random),
            impact.ToString(), urgency.ToString(), channel, opened, course.RespondedAt, course.FirstResolvedAt, course.ReopenedAt, course.ResolvedAt, course.ClosedAt, course.Holds,
            course.Rating, code);
    }

    /// <summary>The organization learns: work takes a quarter less at the end of the period. What is grave takes longer than planned.</summary>
    private static double Pace(double share, Scenario scenario) => (1.17 - 0.27 * share) * (scenario.Severity == Severity.Outage ? 1.2 : 1);

    private static Scenario DrawScenario(double share, SyntheticRandom random)
    {
        var odds = new (Scenario, double)[AllScenarios.List.Length];
        for (var i = 0; i < odds.Length; i++)
        {
            var scenario = AllScenarios.List[i];
            var active = share >= scenario.Active.From && share <= scenario.Active.To;

            // Each matter comes and goes in waves of its own.
            var wave = 1 + 0.35 * Math.Sin(2 * Math.PI * (share * (1 + i % 3) + i * 0.37));
            odds[i] = (scenario, active ? scenario.Weight * wave : 0);
        }

        return random.Weighted(odds);
    }

    private static int DrawConsumer(Scenario scenario, SyntheticRandom random)
    {
        var units = SyntheticCatalog.Units.ToArray();
        var unit = scenario.Units.Length > 0 && random.Chance(0.75) ? Array.IndexOf(units, random.Pick(scenario.Units)) : random.Below(units.Length);
        return unit + units.Length * random.Below(SyntheticCatalog.Consumers / units.Length);
    }

    private static string DrawLanguage(int consumer, SyntheticRandom random)
    {
        if (random.Chance(0.13)) return MessageWriter.Mixed;

        // Every third person prefers English and keeps to it mostly.
        var english = consumer % 3 == 0 ? 0.8 : 0.08;
        return random.Chance(english) ? MessageWriter.English : MessageWriter.Indonesian;
    }

    private static string DrawCategory(Scenario scenario, SyntheticRandom random)
    {
        if (random.Chance(0.78)) return scenario.Category;
        if (random.Chance(0.5)) return "other";

        var near = SyntheticCatalog.Categories.Where(c => c.ServiceKey == scenario.Service).ToArray();
        return random.Pick(random.Chance(0.6) ? near : SyntheticCatalog.Categories).Key;
    }

    private static string DrawFirstGroup(string group, SyntheticRandom random)
    {
        var right = group == SyntheticCatalog.ServiceDesk ? 0.88 : 0.68;
        return random.Chance(right) ? group : random.Pick(AllScenarios.Confusions[group]);
    }
}
