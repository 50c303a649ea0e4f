using System.Globalization;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Language;

/// <summary>Durations in the two largest units that matter, in the reader's language.</summary>
internal static class DurationWords
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>"34m", "3h 13m", "2d 4h"; less than a minute is "0m". A negative one begins with a minus sign (U+2212).</summary>
    public static string Short(long seconds, IStringLocalizer loc)
    {
        var words = Of(Math.Abs(seconds), loc);
        return seconds < 0 ? "\u2212" + words : words;
    }

    /// <summary>To the second, so that a list adds up: "34m", "3h 13m", "50h 00m", "34m 05s".</summary>
    public static string Exact(long seconds, IStringLocalizer loc)
    {
        var (hours, minutes, rest) = (seconds / Hour, seconds % Hour / Minute, Two(seconds % Minute));
        if (seconds % Minute == 0) return hours > 0 ? loc["DurationHours", hours, Two(minutes)] : loc["DurationMinutes", minutes];
        return hours > 0 ? loc["DurationHoursSeconds", hours, Two(minutes), rest] : loc["DurationMinutesSeconds", minutes, rest];
    }

    private static string Two(long value) => value.ToString("00", CultureInfo.CurrentCulture);

    private static string Of(long seconds, IStringLocalizer loc)
    {
        if (seconds < Hour) return loc["DurationMinutes", seconds / Minute];
        if (seconds < 2 * Day) return loc["DurationHours", seconds / Hour, (seconds % Hour / Minute).ToString("00", CultureInfo.CurrentCulture)];
        return loc["DurationDays", seconds / Day, seconds % Day / Hour];
    }
}
