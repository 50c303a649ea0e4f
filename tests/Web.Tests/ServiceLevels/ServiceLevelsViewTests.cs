using System.Globalization;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.ServiceLevels;
using IncidentPlatform.Web.Tests.Language;
using NodaTime;

namespace IncidentPlatform.Web.Tests.ServiceLevels;

public sealed class ServiceLevelsViewTests
{
    public ServiceLevelsViewTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void A_share_is_compared_in_points_and_a_fall_is_worse()
    {
        var card = View(Month(met: 95, breached: 5), Month(met: 90, breached: 10)).Cards[0];

        Assert.Equal(("90.0 %", "\u22125.0 pp", true), (card.Value, card.Change, card.IsWorse));
    }

    [Theory]
    [InlineData("slower is worse", 3600, 4500, "+15m", true)]
    [InlineData("faster is better", 4500, 3600, "\u221215m", false)]
    [InlineData("less than a minute is no movement", 3600, 3630, "±0m", false)]
    public void A_duration_is_compared_by_its_mean(string reason, long before, long now, string change, bool isWorse)
    {
        var card = View(Month(resolve: before), Month(resolve: now)).Cards[2];

        Assert.True((change, isWorse) == (card.Change, card.IsWorse), $"{reason}: {card.Change}");
    }

    [Fact]
    public void A_month_without_measurements_is_no_zero()
    {
        var card = View(Month(met: 95, breached: 5), Month()).Cards[0];

        Assert.Equal(("–", (string?)null), (card.Value, card.Change));
        Assert.Equal([0.95], card.Course);
    }

    [Fact]
    public void Attainment_counts_excused_breaches_and_says_what_it_is_without_them()
    {
        var card = View(Month(met: 90, breached: 10) with { ResolutionExcused = 4 }).Cards[0];

        Assert.Equal(("90.0 %", "93.8 % without 4 excused"), (card.Value, card.Detail));
        Assert.Null(View(Month(met: 90, breached: 10)).Cards[0].Detail);
    }

    [Fact]
    public void A_holders_bar_is_its_part_of_the_breach_time()
    {
        var late = new HolderFiguresResponse(HolderKind.Group, Guid.NewGuid(), "Network", 4, 36_000, 9_000, 1, 1);
        var view = new ServiceLevelsView(
            Report([Month()]) with { Holders = [late, late with { BreachSeconds = 3_000 }, late with { BreachSeconds = 0 }] }, Localizer.Texts);

        Assert.Equal([0.75, 0.25, 0], view.Holders.Select(view.BreachShare));
        Assert.Equal(0, new ServiceLevelsView(Report([Month()]), Localizer.Texts).BreachShare(late with { BreachSeconds = 0 }));
    }

    [Fact]
    public void The_first_month_has_nothing_to_compare_with() => Assert.Null(View(Month(met: 1)).Cards[0].Change);

    [Fact]
    public void The_busiest_hour_is_said_in_words()
    {
        var hours = Enumerable.Range(0, 7).Select(day => (IReadOnlyList<int>)[.. Enumerable.Range(0, 24).Select(hour => day == 6 && hour == 9 ? 4 : 1)]).ToList();

        Assert.Equal("Most on Sun at 09: 4.", new ServiceLevelsView(Report([Month()]) with { OpenedByHour = hours }, Localizer.Texts).OpenedSpoken);
    }

    [Fact]
    public void Attainment_is_drawn_in_percent_with_gaps() =>
        Assert.Equal([95, null], new ServiceLevelsView(Report([Month(), Month()]) with { AttainmentByPriority = [new(Priority.P1, [0.95, null])] }, Localizer.Texts).Attainment[0].Values);

    private static ServiceLevelsView View(params MonthFiguresResponse[] months) => new(Report(months), Localizer.Texts);

    private static ServiceLevelsResponse Report(IReadOnlyList<MonthFiguresResponse> months) =>
        new(new(2026, 11, 1), Instant.FromUtc(2026, 11, 24, 0, 0), months, [], 0.95, [], [], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], []);

    private static MonthFiguresResponse Month(int met = 0, int breached = 0, long? resolve = null) =>
        new(new(2026, 11, 1), 0, 0, met, breached, 0, 0, 0, new(0, null, null, null), new(resolve is null ? 0 : 1, resolve, resolve, resolve), 0, 0);
}
