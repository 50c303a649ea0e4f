using IncidentPlatform.Data.Demo.History;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>Which records the demo organizations have: a year that is over, and what is open today.</summary>
internal static class DemoCases
{
    public const int Settled = 6_700;
    public const int Open = 60;
    public const int OtherSettled = 32;
    public const int OtherOpen = 8;

    private const int Seed = 20_261;
    private const int OpenSeed = 20_262;
    private const int OtherSeed = 20_263;

    /// <summary>How many of the newest open records are made the gravest, beside the major incident.</summary>
    private const int Grave = 3;

    /// <summary>One in so many of the older open records is more pressing than its course knew, and so late by now.</summary>
    private const int LateOf = 2;

    /// <summary>The major incident is one of this service if any is in work.</summary>
    private const string MajorService = "core-banking";

    /// <summary>The consumer who signs in has one in so many of what is over and of what is open.</summary>
    private const int OwnOfSettled = 75;
    private const int OwnOfOpen = 12;

    private static readonly Duration LateAfter = Duration.FromDays(2);
    private static readonly Duration DeclaredAfter = Duration.FromMinutes(6);
    private static readonly Duration Year = Duration.FromDays(365);

    public static IEnumerable<DemoCase> OfCustomer(Instant now)
    {
        var settled = SyntheticHistory.Generate(Seed, Settled, now - Year, now)
            .Select((course, index) => new DemoCase(course, RequesterOf(course, index % OwnOfSettled == 0)));
        var present = OpenAt(now, OpenSeed, _ => true, Open);
        // Long enough in work for somebody to have declared it; a call is answered at another instant than the course says.
        var major = present.Where(course => IsInWork(course, now))
            .OrderByDescending(course => IsInWork(course, now - DeclaredAfter) && course.Channel != nameof(Domain.Incidents.Channel.Phone))
            .ThenByDescending(course => course.ServiceKey == MajorService).FirstOrDefault();
        var open = present.Select((course, index) => new DemoCase(
            course == major || index < Grave ? course with { Impact = "Extensive", Urgency = index % 2 == 0 ? "Critical" : "High" }
                : index % LateOf == 0 && course.OpenedAt < now - LateAfter ? course with { Impact = "Significant", Urgency = "High" } : course,
            RequesterOf(course, index % OwnOfOpen == 0), IsOpen: true, IsMajor: course == major));
        return settled.Concat(open);
    }

    public static IEnumerable<DemoCase> OfOther(Instant now)
    {
        var consumers = DemoPeople.OfOther.Where(person => person.Roles.Contains(Domain.Identity.Role.Consumer)).Select(person => person.Email).ToArray();
        var settled = SyntheticHistory.Generate(OtherSeed, 1_500, now - Year, now).Where(IsOthers).TakeLast(OtherSettled);
        return settled.Select(course => new DemoCase(course, consumers[course.Consumer % consumers.Length]))
            .Concat(OpenAt(now, OtherSeed + 1, IsOthers, OtherOpen)
                .Select(course => new DemoCase(course, consumers[course.Consumer % consumers.Length], IsOpen: true)));
    }

    private static string RequesterOf(SyntheticIncident course, bool isOwn) =>
        isOwn ? DemoPeople.ConsumerEmail : DemoPeople.EmailOfConsumer(course.Consumer);

    /// <summary>
    /// Records whose course spans the present, newest first: some untouched, some in work, some on hold. Courses of a busy week
    /// are drawn until enough of them do; routing took them where their category says.
    /// </summary>
    private static IReadOnlyList<SyntheticIncident> OpenAt(Instant now, int seed, Func<SyntheticIncident, bool> isWanted, int count)
    {
        var spanning = SyntheticHistory.Generate(seed, 2_500, now - Duration.FromDays(6), now + Duration.FromDays(8))
            .Where(course => course.OpenedAt < now - Duration.FromMinutes(3) && (course.FirstResolvedAt ?? course.ResolvedAt) > now && isWanted(course))
            .Select(course => course with { FirstGroupKey = SyntheticCatalog.Categories.First(category => category.Key == course.CategoryKey).DefaultGroupKey })
            .OrderByDescending(course => course.OpenedAt)
            .ToList();
        var untouched = spanning.Where(course => course.RespondedAt > now);
        var inWork = spanning.Where(course => IsInWork(course, now)).ToList();
        var waiting = spanning.Except(untouched).Except(inWork);
        return
        [
            .. Spread(inWork, count * 9 / 20)
                .Concat(Spread(untouched.ToList(), count * 6 / 20))
                .Concat(Spread(waiting.ToList(), count * 5 / 20))
                .OrderByDescending(course => course.OpenedAt),
        ];
    }

    private static bool IsInWork(SyntheticIncident course, Instant now) =>
        course.RespondedAt <= now - Duration.FromMinutes(15) && !course.Holds.Any(hold => hold.From <= now && now < hold.To);

    private static IEnumerable<T> Spread<T>(List<T> items, int count) =>
        items.Count <= count ? items : Enumerable.Range(0, count).Select(index => items[index * items.Count / count]);

    private static bool IsOthers(SyntheticIncident course) =>
        course.Language == MessageWriter.English
        && DemoPeople.OtherGroups.Contains(course.GroupKey) && DemoPeople.OtherGroups.Contains(course.FirstGroupKey)
        && SyntheticCatalog.Categories.First(category => category.Key == course.CategoryKey) is var category
        && category.ServiceKey == course.ServiceKey && DemoPeople.OtherGroups.Contains(category.DefaultGroupKey);
}
