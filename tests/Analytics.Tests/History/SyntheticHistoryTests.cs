using System.Text.RegularExpressions;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.History;

public sealed partial class SyntheticHistoryTests
{
    private static readonly Instant From = Instant.FromUtc(2025, 11, 24, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2026, 11, 24, 0, 0);
    private static readonly Offset Jakarta = Offset.FromHours(7);
    private static readonly IReadOnlyList<SyntheticIncident> History = SyntheticHistory.Generate(11, 4_000, From, To);

    private static readonly BusinessCalendar Office = Calendar([.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("08:00", "17:00")], 5), [], []]);
    private static readonly BusinessCalendar Always = Calendar([.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("00:00", "24:00")], 7)]);

    [Fact]
    public void The_same_seed_gives_the_same_history() =>
        Assert.Equal(Lines(SyntheticHistory.Generate(3, 200, From, To)), Lines(SyntheticHistory.Generate(3, 200, From, To)));

    [Fact]
    public void Another_seed_gives_another_history() =>
        Assert.NotEqual(Lines(SyntheticHistory.Generate(3, 200, From, To)), Lines(SyntheticHistory.Generate(4, 200, From, To)));

    [Fact]
    public void Nothing_asked_for_is_nothing_generated() => Assert.Empty(SyntheticHistory.Generate(1, 0, From, To));

    [Fact]
    public void A_negative_count_and_a_period_under_a_day_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticHistory.Generate(1, -1, From, To));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticHistory.Generate(1, 10, From, From + Duration.FromHours(23)));
    }

    [Fact]
    public void Records_come_in_the_order_of_opening() => Assert.Equal(History.OrderBy(i => i.OpenedAt), History);

    [Fact]
    public void Every_course_runs_forward_and_ends_within_the_period() => Assert.All(History, incident =>
    {
        var holds = incident.Holds.SelectMany(hold => new[] { hold.From, hold.To });
        Instant[] course =
        [
            From, incident.OpenedAt, incident.RespondedAt, .. holds, .. Given(incident.FirstResolvedAt), .. Given(incident.ReopenedAt),
            incident.ResolvedAt, .. Given(incident.ClosedAt), To,
        ];
        Assert.Equal(course.Order(), course);
        Assert.All(course, at => Assert.Equal(0, at.ToUnixTimeTicks() % NodaConstants.TicksPerSecond));
        Assert.Equal(incident.FirstResolvedAt is null, incident.ReopenedAt is null);
        Assert.True(incident.ResolvedAt < To);
    });

    [Fact]
    public void Words_are_those_of_the_domain() => Assert.All(History, incident =>
    {
        var kind = Enum.Parse<IncidentKind>(incident.Kind);
        Assert.Contains(kind, new[] { IncidentKind.Incident, IncidentKind.Question });
        Assert.True(Enum.TryParse<Impact>(incident.Impact, out _) && Enum.TryParse<Urgency>(incident.Urgency, out _));
        Assert.True(Enum.TryParse<Channel>(incident.Channel, out _));
        Assert.True(Enum.TryParse<ResolutionCode>(incident.ResolutionCode, out var code));
        Assert.Equal(kind == IncidentKind.Question, code is ResolutionCode.Answered || (code is ResolutionCode.Duplicate && kind == IncidentKind.Question));
        Assert.All(incident.Holds, hold => Assert.True(Enum.TryParse<HoldReason>(hold.Reason, out _)));
        Assert.InRange(incident.Rating ?? 1, 1, 5);
        Assert.Equal(SyntheticCatalog.UnitOf(incident.Consumer), incident.Unit);
    });

    [Fact]
    public void Keys_are_those_of_the_catalog()
    {
        Assert.Equal(SyntheticCatalog.Groups.Select(g => g.Key).Order(), History.Select(i => i.GroupKey).Distinct().Order());
        Assert.Empty(History.Select(i => i.FirstGroupKey).Except(SyntheticCatalog.Groups.Select(g => g.Key)));
        Assert.Equal(SyntheticCatalog.Services.Select(s => s.Key).Order(), History.Select(i => i.ServiceKey).Distinct().Order());
        Assert.Equal(SyntheticCatalog.Categories.Select(c => c.Key).Order(), History.Select(i => i.CategoryKey).Distinct().Order());
    }

    [Fact]
    public void The_desk_resolves_about_a_third() => Assert.InRange(Share(i => i.GroupKey == SyntheticCatalog.ServiceDesk), 0.28, 0.40);

    [Fact]
    public void People_first_choose_wrongly_in_a_fifth_to_a_third() => Assert.InRange(Share(i => i.FirstGroupKey != i.GroupKey), 0.20, 0.30);

    [Fact]
    public void The_category_rule_is_right_more_often_than_not_and_far_from_always()
    {
        var rules = SyntheticCatalog.Categories.ToDictionary(c => c.Key, c => c.DefaultGroupKey);

        Assert.InRange(Share(i => rules[i.CategoryKey] == i.GroupKey), 0.55, 0.75);
    }

    [Fact]
    public void Both_languages_and_their_mixture_occur()
    {
        Assert.InRange(Share(i => i.Language == "id"), 0.5, 0.7);
        Assert.InRange(Share(i => i.Language == "en"), 0.2, 0.4);
        Assert.InRange(Share(i => i.Language == "mixed"), 0.08, 0.2);
    }

    [Fact]
    public void Hardly_any_text_occurs_twice() =>
        Assert.True(History.Select(i => (i.Subject, i.Description)).Distinct().Count() > 0.97 * History.Count);

    [Fact]
    public void Most_records_come_in_on_working_days_between_8_and_17()
    {
        Assert.InRange(Share(i => IsOffice(i.OpenedAt)), 0.7, 0.95);
        Assert.InRange(Share(i => i.OpenedAt.WithOffset(Jakarta).DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday), 0.01, 0.1);
    }

    [Fact]
    public void Matters_come_and_go_over_the_year()
    {
        var gateway = History.Where(i => i.Description.Contains("posture check", StringComparison.OrdinalIgnoreCase)).ToArray();

        Assert.NotEmpty(gateway);
        Assert.All(gateway, incident => Assert.True(incident.OpenedAt > From + (To - From) * 0.6));
    }

    [Fact]
    public void Service_levels_are_met_in_nine_of_ten_records_by_the_real_calendars()
    {
        Assert.InRange(Share(i => Calendar(i).BusinessTimeBetween(i.OpenedAt, i.RespondedAt) <= Response(i)), 0.93, 0.985);
        Assert.InRange(Share(i => Worked(i) <= Resolution(i)), 0.92, 0.97);
    }

    [Fact]
    public void Addresses_end_in_a_reserved_domain()
    {
        var hosts = History.SelectMany(i => Address().Matches(i.Description + " " + i.Subject)).Select(m => m.Groups[1].Value.TrimEnd('.')).ToArray();

        Assert.NotEmpty(hosts);
        Assert.All(hosts, host => Assert.EndsWith("example", host, StringComparison.OrdinalIgnoreCase));
    }

    private static double Share(Func<SyntheticIncident, bool> predicate) => History.Count(predicate) / (double)History.Count;

    private static IEnumerable<string> Lines(IEnumerable<SyntheticIncident> incidents) =>
        incidents.Select(i => $"{i} {string.Join(';', i.Holds)}".Replace(i.Holds.ToString()!, "", StringComparison.Ordinal));

    private static Instant[] Given(Instant? instant) => instant is { } at ? [at] : [];

    private static bool IsOffice(Instant at) => Office.IsOpen(at);

    private static BusinessCalendar Calendar(IReadOnlyList<IReadOnlyList<Opening>> week) =>
        BusinessCalendar.Compile(new CalendarDefinition("Asia/Jakarta", week, []));

    private static BusinessCalendar Calendar(SyntheticIncident incident) =>
        SyntheticCatalog.Services.Single(s => s.Key == incident.ServiceKey).AroundTheClock ? Always : Office;

    private static SyntheticTarget Target(SyntheticIncident incident)
    {
        var priority = PriorityMatrix.Default.PriorityOf(Enum.Parse<Impact>(incident.Impact), Enum.Parse<Urgency>(incident.Urgency));
        return SyntheticCatalog.Targets.Single(t => t.Priority == priority.ToString());
    }

    private static Duration Response(SyntheticIncident incident) => Duration.FromMinutes(Target(incident).ResponseMinutes);

    private static Duration Resolution(SyntheticIncident incident) => Duration.FromMinutes(Target(incident).ResolutionMinutes);

    /// <summary>Business time less what pauses a clock: waiting for the consumer, a planned date, and standing resolved.</summary>
    private static Duration Worked(SyntheticIncident incident)
    {
        var calendar = Calendar(incident);
        var worked = calendar.BusinessTimeBetween(incident.OpenedAt, incident.ResolvedAt);
        foreach (var hold in incident.Holds.Where(h => h.Reason != nameof(HoldReason.AwaitingProvider))) worked -= calendar.BusinessTimeBetween(hold.From, hold.To);
        if (incident.ReopenedAt is { } reopened) worked -= calendar.BusinessTimeBetween(incident.FirstResolvedAt!.Value, reopened);
        return worked;
    }

    [GeneratedRegex(@"(?:https?://|@)([A-Za-z0-9.\-]+)")]
    private static partial Regex Address();
}
