namespace IncidentPlatform.Domain.OnCall;

/// <summary>What a holiday means for a layer of a rota. Holidays are the dates on which the rota's calendar is closed by exception.</summary>
public enum HolidayDuty
{
    /// <summary>The date is like any of its weekday.</summary>
    AsWeekday,

    /// <summary>The layer is off duty all that date.</summary>
    Off,

    /// <summary>The layer is on duty all that date.</summary>
    AllDay,
}
