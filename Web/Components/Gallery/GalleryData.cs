using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Charts;
using NodaTime;

namespace IncidentPlatform.Web.Components.Gallery;

/// <summary>Made-up figures for the gallery.</summary>
internal static class GalleryData
{
    public static readonly IReadOnlyList<string> Months = ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];

    public static readonly IReadOnlyList<ChartSeries> Attainment =
    [
        new("P1", [88, 91, 86, 92, 94, 90, 93, 95, 92, 94, 93, 96]),
        new("P2", [90, 91, 92, 91.5, 93, 92, 93, 92.5, 94, 93.5, 94, 94.5]),
        new("P3", [93, 93.5, null, 94, 94.2, 93.9, 95, 94.8, 95.4, 95, 95.2, 95.6]),
    ];

    public static readonly IReadOnlyList<string> Weeks = [.. Enumerable.Range(36, 12).Select(week => $"W{week}")];

    public static readonly IReadOnlyList<ChartSeries> Backlog =
    [
        new("< 1 d", [42, 38, 45, 47, 40, 44, 39, 46, 43, 48, 45, 52]),
        new("1–3 d", [28, 26, 30, 31, 29, 27, 28, 30, 29, 31, 33, 35]),
        new("3–7 d", [20, 19, 22, 21, 22, 20, 21, 22, 21, 22, 23, 24]),
        new("7–14 d", [12, 12, 12, 13, 14, 12, 13, 12, 13, 11, 12, 14]),
        new("> 14 d", [8, 9, 9, 9, 10, 6, 11, 9, 11, 10, 12, 12]),
    ];

    public static readonly IReadOnlyList<string> Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    public static readonly IReadOnlyList<string> Hours = [.. Enumerable.Range(0, 24).Select(hour => $"{hour:00}")];

    public static readonly IReadOnlyList<IReadOnlyList<double>> Opened =
        [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<double>)[.. Enumerable.Range(0, 24).Select(hour => At(day, hour))])];

    public static ClockResponse Clock(ClockState state, int share, long remaining) => new(
        Guid.Empty, ClockMetric.Resolution, 1, state, 28_800, 28_800 - remaining, remaining, share, Start, null, Start.Plus(Duration.FromHours(8)),
        remaining < 0 ? Start : null);

    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 1, 0);

    private static double At(int day, int hour) =>
        Math.Round((day < 5 ? 40 : 8) * Math.Exp(-Math.Pow((hour - 10.5) / 4.2, 2)) + hour % 3);
}
