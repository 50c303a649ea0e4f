using IncidentPlatform.Contracts.Calendars;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>A calendar as typed.</summary>
public sealed class CalendarForm : LevelForm
{
    /// <summary>The button that reads the chosen file's dates into the form.</summary>
    public const string Import = "import";

    /// <summary>The button that takes the dates of the chosen calendar into the form.</summary>
    public const string Copy = "copy";

    public string? Name { get; set; }
    public string? Zone { get; set; }

    /// <summary>Openings of Monday to Sunday.</summary>
    public List<string?>? Week { get; set; }

    /// <summary>A date a line.</summary>
    public string? Dates { get; set; }
    public bool IsActive { get; set; }
    public Guid? CopyFrom { get; set; }
    public IFormFile? File { get; set; }

    public static CalendarForm New(string zone) => new()
    {
        Zone = zone,
        Week = ["08:00-17:00", "08:00-17:00", "08:00-17:00", "08:00-17:00", "08:00-17:00", "", ""],
        IsActive = true,
    };

    public static CalendarForm Of(CalendarResponse calendar) => new()
    {
        Name = calendar.Name,
        Zone = calendar.Calendar.Zone,
        Week = [.. calendar.Calendar.Week.Select(openings => (string?)OpeningsText.Of(openings))],
        Dates = OpeningsText.Of(calendar.Calendar.Exceptions),
        IsActive = calendar.IsActive,
        Version = calendar.Version,
    };

    /// <summary>What is sent; null when <paramref name="errors"/> names what cannot be read.</summary>
    public CalendarBody? ToBody(Dictionary<string, string[]> errors)
    {
        var week = new List<IReadOnlyList<IReadOnlyList<string>>>();
        foreach (var (day, text) in (Week ?? []).Take(7).Index())
        {
            if (OpeningsText.Read(text) is { } openings) week.Add(openings);
            else errors[$"calendar.week[{day}]"] = ["unreadable-openings"];
        }
        var dates = OpeningsText.ReadDates(Dates, out _);
        if (dates is null) errors["calendar.exceptions"] = ["unreadable-dates"];
        return errors.Count > 0 ? null : new CalendarBody(Zone ?? "", week, dates!);
    }
}
