using System.Globalization;
using IncidentPlatform.Contracts.OnCall;
using NodaTime;

namespace IncidentPlatform.Web.Components.OnCall;

/// <summary>Where everything lies on the picture of a rota: a row for each week, in it a lane for each layer.</summary>
internal sealed class RotaPictureView
{
    public const double Width = 900;
    public const double Gutter = 84;
    public const double Head = 20;
    public const double LaneHeight = 22;
    public const double LaneGap = 2;
    public const double WeekGap = 12;

    /// <summary>People beyond these share colours; their names stand in their bars.</summary>
    public const int Tones = 5;

    private const double LetterWidth = 6.4;
    private const double Padding = 14;

    private readonly Dictionary<Guid, int> _tones;

    public RotaPictureView(RotaScheduleResponse schedule, IReadOnlyList<string> layers, DateTimeZone zone)
    {
        Layers = layers;
        People = [.. schedule.Shifts.DistinctBy(shift => shift.PersonId).Select(shift => shift.Person)];
        _tones = schedule.Shifts.Select(shift => shift.PersonId).Distinct().Index().ToDictionary(entry => entry.Item, entry => entry.Index % Tones);

        var lanes = schedule.Shifts.Select(shift => shift.LayerId).Distinct().ToList();
        LaneCount = Math.Max(1, lanes.Count);
        var monday = schedule.From.InZone(zone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        var weeks = new List<Week>();
        while (monday.AtStartOfDayInZone(zone).ToInstant() < schedule.To)
        {
            weeks.Add(WeekOf(monday, weeks.Count, schedule, lanes, zone));
            monday = monday.PlusWeeks(1);
        }
        Weeks = weeks;
    }

    public IReadOnlyList<string> Layers { get; }

    /// <summary>Names, in the order of their first shift.</summary>
    public IReadOnlyList<string> People { get; }

    public int LaneCount { get; }

    public IReadOnlyList<Week> Weeks { get; }

    public double WeekHeight => LaneCount * (LaneHeight + LaneGap) - LaneGap;

    public double Height => Head + Weeks.Count * (WeekHeight + WeekGap);

    /// <summary>Short names of the days in the reader's language, from Monday.</summary>
    public static IEnumerable<string> Days => Enumerable.Range(1, 7).Select(day => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[day % 7]);

    /// <summary>Distance of a day's middle from the left edge; days are numbered from Monday.</summary>
    public static double MiddleOf(int day) => Gutter + (day + .5) * (Width - Gutter) / 7;

    private Week WeekOf(LocalDate monday, int index, RotaScheduleResponse schedule, List<Guid> lanes, DateTimeZone zone)
    {
        var start = monday.AtStartOfDayInZone(zone).ToInstant();
        var end = monday.PlusWeeks(1).AtStartOfDayInZone(zone).ToInstant();
        var top = Head + index * (WeekHeight + WeekGap);
        double X(Instant at) => Gutter + Math.Clamp((at - start) / (end - start), 0, 1) * (Width - Gutter);

        var bars = schedule.Shifts.Where(shift => shift.Start < end && shift.End > start).Select(shift =>
        {
            var (left, right) = (X(shift.Start), X(shift.End));
            return new Bar(
                left, top + lanes.IndexOf(shift.LayerId) * (LaneHeight + LaneGap), right - left, Fitting(shift.Person, right - left),
                _tones[shift.PersonId], shift);
        });
        var gaps = schedule.Gaps.Where(gap => gap.From < end && gap.To > start).Select(gap => new Gap(X(gap.From), top, X(gap.To) - X(gap.From), gap));
        return new Week(
            top, monday.ToString("d MMM", CultureInfo.CurrentCulture),
            [.. Enumerable.Range(0, 8).Select(day => X(monday.PlusDays(day).AtStartOfDayInZone(zone).ToInstant()))], [.. bars], [.. gaps]);
    }

    // The whole name, else the first, else initials, else nothing: a bar never shows half a word.
    private static string Fitting(string name, double width)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] shorter = [name, words.FirstOrDefault() ?? "", string.Concat(words.Select(word => word[0]))];
        return shorter.FirstOrDefault(text => text.Length * LetterWidth + Padding <= width) ?? "";
    }

    /// <summary>One row.</summary>
    internal sealed record Week(double Top, string Label, IReadOnlyList<double> DayLines, IReadOnlyList<Bar> Bars, IReadOnlyList<Gap> Gaps);

    /// <summary>A shift within one week.</summary>
    internal sealed record Bar(double Left, double Top, double Width, string Label, int Tone, OnCallShiftResponse Shift);

    /// <summary>A while without anybody within one week.</summary>
    internal sealed record Gap(double Left, double Top, double Width, OnCallGapResponse Span);
}
