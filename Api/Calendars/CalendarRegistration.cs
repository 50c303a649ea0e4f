namespace IncidentPlatform.Api.Calendars;

/// <summary>Calendars and their versions.</summary>
internal static class CalendarRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        ListCalendars.Map(api);
        GetCalendar.Map(api);
        GetCalendarYear.Map(api);
        SaveCalendar.Map(api);
        PreviewCalendarImpact.Map(api);
        ImportDates.Map(api);
    }
}
