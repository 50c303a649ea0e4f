using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentPlatform.Domain.Calendars;

/// <summary>A stretch of a local day in which a calendar is open: <c>[from, to)</c>.</summary>
/// <param name="FromSecond">First open second of the day, 0 to 86,399.</param>
/// <param name="ToSecond">First second that is closed again, 1 to 86,400; 86,400 is the end of the day ("24:00").</param>
/// <remarks>Any two numbers can be held; <see cref="CalendarDefinition.Validate"/> says which are meaningful.</remarks>
public readonly record struct Opening(int FromSecond, int ToSecond)
{
    /// <summary>Seconds from one local midnight to the next, as written on a clock face.</summary>
    public const int SecondsOfDay = 86_400;

    /// <summary>The start as <c>HH:mm</c>, or <c>HH:mm:ss</c> when it is not a whole minute.</summary>
    public string FromText => Format(FromSecond);

    /// <summary>The end as <c>HH:mm</c>, or <c>HH:mm:ss</c> when it is not a whole minute; the end of the day is <c>24:00</c>.</summary>
    public string ToText => Format(ToSecond);

    /// <summary>Reads two times of day, <c>HH:mm</c> or <c>HH:mm:ss</c>, up to and including <c>24:00</c>.</summary>
    /// <exception cref="FormatException">One of them is no such time.</exception>
    public static Opening Parse(string from, string to) =>
        TryParse(from, to, out var opening)
            ? opening
            : throw new FormatException($"'{from}' to '{to}' is not an opening; times are HH:mm or HH:mm:ss, at most 24:00.");

    /// <summary>As <see cref="Parse"/>, but says false instead of throwing. The order of the two times is not looked at.</summary>
    public static bool TryParse([NotNullWhen(true)] string? from, [NotNullWhen(true)] string? to, out Opening opening)
    {
        opening = default;
        if (!TryReadTime(from, out var fromSecond) || !TryReadTime(to, out var toSecond)) return false;

        opening = new Opening(fromSecond, toSecond);
        return true;
    }

    /// <summary>Both times, such as <c>08:00-12:00</c>.</summary>
    public override string ToString() => $"{FromText}-{ToText}";

    private static string Format(int second)
    {
        var (minutes, seconds) = Math.DivRem(second, 60);
        var text = string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
        return seconds == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{seconds:00}");
    }

    private static bool TryReadTime(ReadOnlySpan<char> text, out int second)
    {
        second = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || (text.Length == 8 && text[5] != ':')) return false;

        var seconds = 0;
        if (!TryReadTwoDigits(text[..2], out var hours) || !TryReadTwoDigits(text[3..5], out var minutes)) return false;
        if (text.Length == 8 && !TryReadTwoDigits(text[6..], out seconds)) return false;
        if (minutes > 59 || seconds > 59) return false;

        second = (hours * 3600) + (minutes * 60) + seconds;
        return second <= SecondsOfDay;
    }

    // Not int.Parse: it would also take signs and spaces.
    private static bool TryReadTwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1])) return false;

        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return true;
    }
}
