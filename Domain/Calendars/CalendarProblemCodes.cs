namespace IncidentPlatform.Domain.Calendars;

/// <summary>The values of <see cref="CalendarProblem.Code"/>.</summary>
public static class CalendarProblemCodes
{
    /// <summary>The zone is no identifier of the time-zone database.</summary>
    public const string UnknownZone = "unknown-zone";

    /// <summary>The week has not exactly seven lists, Monday to Sunday.</summary>
    public const string WeekNeedsSevenDays = "week-needs-seven-days";

    /// <summary>An opening ends at or before its start; one over midnight is written as two.</summary>
    public const string OpeningEndsBeforeItStarts = "opening-ends-before-it-starts";

    /// <summary>An opening starts before 00:00 or ends after 24:00.</summary>
    public const string OpeningOutsideDay = "opening-outside-day";

    /// <summary>An opening starts before an earlier one of the same day has ended. Touching is allowed.</summary>
    public const string OpeningsOverlap = "openings-overlap";

    /// <summary>A date stands among the exceptions more than once.</summary>
    public const string DuplicateException = "duplicate-exception";

    /// <summary>A date lies outside the years 1900 to 2200.</summary>
    public const string DateNotServed = "date-not-served";

    /// <summary>There is no opening at all, or none is left.</summary>
    public const string CalendarNeverOpens = "calendar-never-opens";
}
