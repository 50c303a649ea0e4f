using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>A reporting period: whole local dates of the organization's zone, half-open.</summary>
/// <param name="From">First date.</param>
/// <param name="To">First date after it; later than <paramref name="From"/>.</param>
/// <param name="Zone">The organization's zone.</param>
public sealed record ReportPeriod(LocalDate From, LocalDate To, DateTimeZone Zone)
{
    /// <summary>The longest period that is reported at once: three years.</summary>
    public const int MaxDays = 1_098;

    /// <summary>Its first instant: the start of the first date, also where the clock skips midnight.</summary>
    public Instant Start => StartOf(From);

    /// <summary>The first instant after it.</summary>
    public Instant End => StartOf(To);

    /// <summary>The period of the same length before: as many whole months if this one is whole months, else as many days.</summary>
    public ReportPeriod Previous
    {
        get
        {
            var before = IsWholeMonths
                ? From.PlusMonths(-Period.Between(From, To, PeriodUnits.Months).Months)
                : From.PlusDays(-Days);
            return this with { From = before, To = From };
        }
    }

    /// <summary>Number of dates.</summary>
    public int Days => Period.DaysBetween(From, To);

    private bool IsWholeMonths => From.Day == 1 && To.Day == 1;

    /// <summary>The calendar month in which an instant lies.</summary>
    public static ReportPeriod MonthOf(Instant at, DateTimeZone zone)
    {
        var first = at.InZone(zone).Date.With(DateAdjusters.StartOfMonth);
        return new ReportPeriod(first, first.PlusMonths(1), zone);
    }

    /// <summary>First dates of the months in it, the first one cut to <see cref="From"/>.</summary>
    public IReadOnlyList<LocalDate> Months => Dates(date => date.With(DateAdjusters.StartOfMonth).PlusMonths(1));

    /// <summary>Dates that divide the period into steps of so many days, the last one cut to its end.</summary>
    public IReadOnlyList<LocalDate> Every(int days) => Dates(date => date.PlusDays(days));

    /// <summary>The first instant of a date in the zone.</summary>
    public Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();

    private List<LocalDate> Dates(Func<LocalDate, LocalDate> next)
    {
        var dates = new List<LocalDate>();
        for (var date = From; date < To; date = next(date)) dates.Add(date);
        return dates;
    }
}
