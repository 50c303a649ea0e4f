namespace IncidentPlatform.Domain.Imports;

/// <summary>In which order a file writes day, month and year. It is asked and never guessed: 3/4/2026 is two dates.</summary>
public enum DateOrder
{
    /// <summary>2026-11-24.</summary>
    YearMonthDay,

    /// <summary>24/11/2026.</summary>
    DayMonthYear,

    /// <summary>11/24/2026.</summary>
    MonthDayYear,
}
